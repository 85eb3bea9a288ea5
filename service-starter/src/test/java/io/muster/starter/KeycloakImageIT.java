package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.MongoServer;
import io.muster.eventlog.testing.TestKeys;
import io.muster.starter.sample.SampleService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service behind Keycloak's own image with Muster's realm, where there is Docker to run it. The
 * system tests do the same with Keycloak's distribution everywhere.
 */
class KeycloakImageIT {

  /** The distribution that `make up` runs, as an image. */
  private static final String IMAGE = "quay.io/keycloak/keycloak:26.7.3";

  private static final String SECRET = UUID.randomUUID().toString();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{MUSTER_(\\w+)}");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static KeycloakContainer keycloak;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() throws IOException {
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.err.println(
          "NOT RUN: a service behind Keycloak's image, because there is no Docker here.");
    }
    assumeTrue(docker, "no Docker here: Keycloak's image was not tested");
    keycloak =
        new KeycloakContainer(IMAGE)
            .withCustomCommand("--import-realm")
            .withCopyToContainer(
                Transferable.of(realm()), "/opt/keycloak/data/import/muster-realm.json");
    keycloak.start();
    service =
        SpringApplication.run(
            SampleService.class,
            "--server.port=0",
            "--spring.profiles.active=local",
            "--muster.service=sample",
            "--muster.mongodb-uri=" + MONGO.uri(),
            "--muster.issuer-uri=" + issuer(),
            "--muster.key-encryption-keys=" + TestKeys.folderFor(MONGO.uri()));
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    if (keycloak != null) {
      keycloak.stop();
    }
  }

  @Test
  void a_partners_token_is_believed_and_no_password_is_taken_for_one() throws Exception {
    String partner = "client_id=muster-partner-acme&client_secret=" + SECRET;
    HttpResponse<String> granted = askForToken("grant_type=client_credentials&" + partner);
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(200);
    String token = new JsonMapper().readTree(granted.body()).get("access_token").stringValue();
    assertThat(read(token).statusCode()).isEqualTo(404);
    assertThat(read(token + "x").statusCode()).isEqualTo(401);
    HttpResponse<String> password =
        askForToken("grant_type=password&username=rosa&password=guess&" + partner);
    assertThat(password.statusCode()).isEqualTo(400);
    assertThat(password.body()).contains("unauthorized_client");
  }

  private static HttpResponse<String> read(String token) throws Exception {
    int port = ((WebServerApplicationContext) service).getWebServer().getPort();
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/things/none"))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> askForToken(String form) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String issuer() {
    return keycloak.getAuthServerUrl().replaceAll("/$", "") + "/realms/muster";
  }

  private static String realm() throws IOException {
    String realm = Files.readString(MongoServer.root().resolve("infra/keycloak/muster-realm.json"));
    return PLACEHOLDER
        .matcher(realm)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(
                    name.group(1).equals("PUBLIC_URL") ? "http://127.0.0.1:8080" : SECRET));
  }
}
