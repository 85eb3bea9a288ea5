package io.muster.reporting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Event;
import io.muster.eventlog.Commit;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.MongoServer;
import io.muster.reporting.ReportingService;
import io.muster.starter.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real MongoDB engine, spoken to over real HTTP with real tokens. */
public final class TestService implements BeforeAllCallback, AfterAllCallback {

  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.UTF_8);

  private final MongoEngine mongo = new MongoEngine();
  private final MongoServer own;
  private final Runnable before;
  private final String[] settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private TestTokens tokens;
  private ConfigurableApplicationContext context;
  private Path home;

  /** On the engine all tests share, with a database of its own. */
  public TestService() {
    this(null, () -> {});
  }

  private TestService(MongoServer own, Runnable before, String... settings) {
    this.own = own;
    this.before = before;
    this.settings = settings;
  }

  /** On the engine all tests share, with more settings. */
  public static TestService with(String... settings) {
    return new TestService(null, () -> {}, settings);
  }

  /**
   * On an engine of its own, in the database {@code muster}.
   *
   * @param before runs before the service starts
   */
  public static TestService on(MongoServer own, Runnable before) {
    return new TestService(own, before);
  }

  @Override
  public void beforeAll(ExtensionContext extension) throws IOException {
    if (own == null) {
      mongo.beforeAll(extension);
    }
    before.run();
    tokens = new TestTokens();
    home = Files.createTempDirectory("muster-reporting");
    context = start(uri(), checkpoints(), settings);
    // On a busy machine the issuer may take longer than the decoder waits for its keys.
    Awaitility.await().until(() -> get("/api/ledger", mina()).status() == 200);
  }

  /** The same service once more, on another database, with more settings. */
  public ConfigurableApplicationContext start(
      String mongoUri, Path checkpoints, String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.profiles.active=local",
                "--muster.mongodb-uri=" + mongoUri,
                "--muster.issuer-uri=" + tokens.issuerUri(),
                "--muster.checkpoint.dir=" + checkpoints,
                "--muster.checkpoint.key=" + home.resolve("keys/checkpoint.pem"),
                "--muster.key-encryption-keys=" + keyFolder()));
    all.addAll(List.of(settings));
    return SpringApplication.run(ReportingService.class, all.toArray(String[]::new));
  }

  /** Where a service that was started listens. */
  public static String url(ConfigurableApplicationContext service) {
    return "http://127.0.0.1:" + ((WebServerApplicationContext) service).getWebServer().getPort();
  }

  /** Where this one listens. */
  public String url() {
    return url(context);
  }

  @Override
  public void afterAll(ExtensionContext extension) throws IOException {
    stop();
    FileSystemUtils.deleteRecursively(home);
    tokens.close();
    if (own == null) {
      mongo.afterAll(extension);
    } else {
      close(own);
    }
  }

  private static void close(MongoServer server) throws IOException {
    try {
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the service; doing it again changes nothing. */
  public void stop() {
    context.close();
  }

  private String uri() {
    return own == null ? mongo.uri() : own.uri().replace("/?", "/muster?");
  }

  /** Where its key-encryption keys lie. */
  public Path keyFolder() {
    return home.resolve("keys/encryption");
  }

  /** What the service answered. */
  public record Answer(int status, byte[] bytes, java.net.http.HttpHeaders headers) {

    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(bytes);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    public Answer is(int expected) {
      assertThat(status).as(text()).isEqualTo(expected);
      return this;
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public MongoEngine mongo() {
    return mongo;
  }

  /** Where the service keeps its checkpoints. */
  public Path checkpoints() {
    return home.resolve("checkpoints");
  }

  public String rosa() {
    return tokens.person(Outage.ROSA, "Rosa Reyes", "responder");
  }

  public String mina() {
    return tokens.person(Outage.MINA, "Mina Moreau", "manager");
  }

  public String aude() {
    return tokens.person("aude", "Aude Auer", "auditor");
  }

  public String adam() {
    return tokens.person("adam", "Adam Ames", "admin");
  }

  /** An auditor whose e-mail address the issuer vouches for, or not. */
  public String auditor(String id, String name, String email, boolean verified) {
    return tokens.person(id, name, email, verified, "auditor");
  }

  /** Anybody. */
  public String token(String id, String name, String... roles) {
    return tokens.person(id, name, roles);
  }

  public String acme() {
    return tokens.client("muster-partner-acme", "partner");
  }

  /** Records events as the services do, one commit each; answers the last receipt. */
  public CommitReceipt record(Event... events) {
    EventCodec codec = bean(EventCodec.class);
    CommitReceipt receipt = null;
    for (Event event : events) {
      receipt = append(event.aggregateId(), List.of(event(codec, event)));
    }
    return receipt;
  }

  /** Records events of one aggregate as one commit. */
  public CommitReceipt recordTogether(List<? extends Event> events) {
    EventCodec codec = bean(EventCodec.class);
    String aggregateId = events.getFirst().aggregateId();
    List<NewEvent> commit = events.stream().map(event -> event(codec, event)).toList();
    return append(aggregateId, commit);
  }

  /** Records an event by its bytes, whatever they are. */
  public CommitReceipt record(String type, String aggregateId, byte[] payload) {
    return append(
        aggregateId,
        List.of(new NewEvent(UUID.randomUUID().toString(), type, 1, NO_METADATA, payload)));
  }

  private CommitReceipt append(String aggregateId, List<NewEvent> events) {
    EventLog log = bean(EventLog.class);
    long sequence = log.lastSequence(aggregateId).map(last -> last + 1).orElse(0L);
    return log.append(new Commit("Aggregate", aggregateId, sequence, events));
  }

  private static NewEvent event(EventCodec codec, Event event) {
    String id = UUID.randomUUID().toString();
    return new NewEvent(
        id,
        EventTypes.nameOf(event.getClass()),
        EventTypes.revisionOf(event.getClass()),
        NO_METADATA,
        codec.encode(id, event));
  }

  public HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer get(String path, String token) {
    return send(request(path, token));
  }

  public Answer post(String path, String token) {
    return send(request(path, token).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Reads until what is read is as expected; what cannot be told yet is asked for again. */
  public JsonNode getUntil(String path, String token, Predicate<JsonNode> expected) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> get(path, token),
            answer -> answer.status() == 200 && expected.test(answer.json()))
        .json();
  }

  /** Waits until every read model shows all that is recorded. */
  public JsonNode caughtUp() {
    return getUntil(
        "/api/admin/reporting/read-models",
        adam(),
        models ->
            models
                .valueStream()
                .allMatch(model -> model.path("position").equals(model.path("head"))));
  }
}
