package io.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import io.muster.starter.Patience;
import io.muster.starter.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real MongoDB engine, spoken to over real HTTP with real tokens. */
public final class TestService implements BeforeAllCallback, AfterAllCallback {

  public static final String DEMO_KEY = "demo-integration-key-for-tests";

  /** Where an action may be sent by the secret {@code nowhere}; nobody listens there. */
  public static final String NOWHERE = "http://127.0.0.1:9";

  /** How long the service waits for what it has yet to read. */
  private static final Duration WAITS_AT_MOST = Duration.ofSeconds(2);

  private static final JsonMapper JSON = new JsonMapper();

  private final MongoEngine mongo = new MongoEngine();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Class<?>[] besides;
  private TestTokens tokens;
  private ConfigurableApplicationContext context;

  /**
   * The service with more beans, for instance in place of something in another network.
   *
   * @param besides classes with methods that make them
   */
  public TestService(Class<?>... besides) {
    this.besides = besides;
  }

  @Override
  public void beforeAll(ExtensionContext extension) {
    mongo.beforeAll(extension);
    tokens = new TestTokens();
    SpringApplication service = new SpringApplication(IncidentService.class);
    service.addPrimarySources(List.of(besides));
    context =
        service.run(
            "--server.port=0",
            "--spring.profiles.active=local",
            "--muster.mongodb-uri=" + mongo.uri(),
            "--muster.issuer-uri=" + tokens.issuerUri(),
            "--muster.demo-integration-key=" + DEMO_KEY,
            "--muster.evidence.keep-for.malware=P0D",
            "--muster.action.secrets.nowhere=whsec_" + "A".repeat(32),
            "--muster.action.origins.nowhere=" + NOWHERE,
            "--muster.recovery.prometheus.nowhere=" + NOWHERE,
            "--muster.key-encryption-keys=" + TestKeys.folderFor(mongo.uri()));
    // On a busy machine the issuer may take longer than the decoder waits for its keys.
    Awaitility.await().until(() -> get("/api/incidents", rosa()).status() == 200);
    // Whose key it is, is read from what follows the log.
    Awaitility.await()
        .until(() -> mongo.database().getCollection("incident_integrations").countDocuments() > 0);
  }

  @Override
  public void afterAll(ExtensionContext extension) {
    context.close();
    tokens.close();
    mongo.afterAll(extension);
  }

  /** What the service answered. */
  public record Answer(int status, String text, java.net.http.HttpHeaders headers) {

    public JsonNode json() {
      return JSON.readTree(text);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    /** The last part of a problem's type. */
    public String problem() {
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      String type = json().path("type").asString();
      return type.substring(type.lastIndexOf(':') + 1);
    }

    public Answer is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public MongoEngine mongo() {
    return mongo;
  }

  public TestTokens tokens() {
    return tokens;
  }

  public String rosa() {
    return tokens.person("rosa", "Rosa Reyes", "responder");
  }

  public String ravi() {
    return tokens.person("ravi", "Ravi Rao", "responder");
  }

  public String mina() {
    return tokens.person("mina", "Mina Moreau", "manager");
  }

  public String aude() {
    return tokens.person("aude", "Aude Auer", "auditor");
  }

  public String adam() {
    return tokens.person("adam", "Adam Ames", "admin");
  }

  public String acme() {
    return tokens.client("muster-partner-acme", "partner");
  }

  public String globex() {
    return tokens.client("muster-partner-globex", "partner");
  }

  public URI uri(String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path, String token) {
    HttpRequest.Builder request = request(path, token);
    return path.contains("atLeast=") ? patiently(request, answer -> true) : send(request);
  }

  private Answer write(HttpRequest.Builder request) {
    return patiently(request, answer -> answer.status() == 404);
  }

  /**
   * Asks once more where the service waited for what it has yet to read for as long as it does, and
   * may have answered without it: a slow machine takes longer.
   */
  private Answer patiently(HttpRequest.Builder request, Predicate<Answer> mayBeShort) {
    long last = System.nanoTime() + Patience.LONGEST.toNanos();
    while (true) {
      long began = System.nanoTime();
      Answer answer = send(request);
      long ended = System.nanoTime();
      if (ended - began < WAITS_AT_MOST.toNanos() || !mayBeShort.test(answer) || ended > last) {
        return answer;
      }
    }
  }

  /** Headers are name, value, name, value … */
  public Answer post(String path, String body, String token, String... headers) {
    HttpRequest.Builder request =
        request(path, token).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return write(request);
  }

  public Answer put(String path, String body, String token) {
    return write(request(path, token).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer delete(String path, String token) {
    return write(request(path, token).DELETE());
  }

  /** Declares an incident and answers what the write answered. */
  public JsonNode declare(String title, String token) {
    return post(
            "/api/incidents",
            "{\"title\":\"%s\",\"severity\":\"SEV3\",\"services\":[\"checkout\"]}".formatted(title),
            token)
        .is(201)
        .json();
  }

  /** Reads until what is read is there and as expected: read models follow the log. */
  public JsonNode getUntil(String path, String token, Predicate<JsonNode> expected) {
    return Awaitility.await()
        .until(
            () -> get(path, token),
            answer -> answer.status() == 200 && expected.test(answer.json()))
        .json();
  }
}
