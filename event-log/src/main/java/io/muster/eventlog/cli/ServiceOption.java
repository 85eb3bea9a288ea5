package io.muster.eventlog.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The service a command administers, spoken to through the gateway as any administrator would. */
final class ServiceOption {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BEFORE_IT_ENDS = Duration.ofSeconds(20);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "SERVICE",
      description = "incident, notification or reporting.")
  private String service;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      defaultValue = "${env:MUSTER_PUBLIC_URL}",
      description = "The gateway; by default what MUSTER_PUBLIC_URL says.")
  private String url;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      defaultValue = "${env:MUSTER_ISSUER_URI}",
      description =
          "The realm that gives out tokens; by default what MUSTER_ISSUER_URI says. The client and its"
              + " secret are taken from MUSTER_CLIENT_ID and MUSTER_CLIENT_SECRET; it needs the role"
              + " admin. A token in MUSTER_TOKEN is used instead when there is one.")
  private String issuer;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private String token = System.getenv("MUSTER_TOKEN");
  private final Clock clock = Clock.systemUTC();
  private Instant tokenEnds = Instant.MAX;

  /** What a command does with the service; answers its exit code. */
  interface Work {
    int run() throws IOException, InterruptedException, RefusedException;
  }

  /** The service or the realm said no; the message is what it said. */
  static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  int run(Work work) {
    try {
      return work.run();
    } catch (RefusedException e) {
      return unable(e.getMessage());
    } catch (JsonProcessingException e) {
      return unable("what %s answered is not from Muster".formatted(url));
    } catch (IOException e) {
      return unable("%s cannot be reached (%s)".formatted(url, e.getClass().getSimpleName()));
    } catch (IllegalArgumentException e) {
      return unable("an address is not valid");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unable("interrupted");
    }
  }

  String service() {
    return service;
  }

  JsonNode get(String path) throws IOException, InterruptedException, RefusedException {
    return send("GET", path);
  }

  JsonNode post(String path) throws IOException, InterruptedException, RefusedException {
    return send("POST", path);
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private JsonNode send(String method, String path)
      throws IOException, InterruptedException, RefusedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("%s/api/admin/%s%s".formatted(url, encoded(service), path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token())
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 401) {
      throw new RefusedException("the token is not accepted; get a new one");
    }
    if (response.statusCode() == 403) {
      throw new RefusedException("this client or person does not have the role admin");
    }
    if (response.statusCode() == 404 && !response.body().contains("\"detail\"")) {
      throw new RefusedException("there is no service \"%s\" at %s".formatted(service, url));
    }
    if (response.statusCode() > 299) {
      JsonNode problem = JSON.readTree(response.body());
      throw new RefusedException(
          problem.path("detail").asText("the service answered " + response.statusCode()));
    }
    return JSON.readTree(response.body());
  }

  private String token() throws IOException, InterruptedException, RefusedException {
    if (token == null || !clock.instant().isBefore(tokenEnds)) {
      String client = System.getenv("MUSTER_CLIENT_ID");
      String secret = System.getenv("MUSTER_CLIENT_SECRET");
      if (issuer == null || client == null || secret == null) {
        throw new RefusedException(
            "there is nothing to show who asks: set MUSTER_TOKEN, or MUSTER_ISSUER_URI, MUSTER_CLIENT_ID and MUSTER_CLIENT_SECRET");
      }
      refuseDemoSecretOverTheNetwork(secret);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "grant_type=client_credentials&client_id=%s&client_secret=%s"
                          .formatted(encoded(client), encoded(secret))))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RefusedException(
            "the realm gives the client %s no token (it answered %d)"
                .formatted(client, response.statusCode()));
      }
      JsonNode answer = JSON.readTree(response.body());
      token = answer.path("access_token").asText();
      tokenEnds =
          clock.instant().plusSeconds(answer.path("expires_in").asLong(60)).minus(BEFORE_IT_ENDS);
    }
    return token;
  }

  /** As a service refuses to start with one outside a developer's machine. */
  private void refuseDemoSecretOverTheNetwork(String secret) throws IOException, RefusedException {
    if (secret.startsWith("demo-")
        && !InetAddress.getByName(URI.create(issuer).getHost()).isLoopbackAddress()) {
      throw new RefusedException(
          "MUSTER_CLIENT_SECRET is a demo secret that is published with the source; give the client a secret of its own");
    }
  }

  private int unable(String why) {
    command.commandLine().getErr().println("cannot %s: %s".formatted(command.name(), why));
    return MusterLog.UNREADABLE;
  }
}
