package io.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class StartIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  @TempDir Path home;

  @Test
  void it_starts_before_keycloak_does_and_is_down_while_it_cannot_keep_checkpoints()
      throws Exception {
    Path folder = home.resolve("checkpoints");
    Files.writeString(folder, "a file where the directory should be");
    try (ConfigurableApplicationContext service = start("--spring.profiles.active=local", key())) {
      int port = ((WebServerApplicationContext) service).getWebServer().getPort();
      awaitHealth(port, "DOWN", "Checkpoints cannot be kept in " + folder);
      Files.delete(folder);
      awaitHealth(port, "UP", "checkpoint");
    }
  }

  @Test
  void without_the_key_it_does_not_start_and_says_why() {
    assertThatThrownBy(
            () -> start("--muster.key-encryption-keys=" + TestKeys.folderFor(MONGO.uri()), key()))
        .rootCause()
        .hasMessageContaining("MUSTER_CHECKPOINT_KEY names")
        .hasMessageContaining("there is no such file");
  }

  private String key() {
    return "--muster.checkpoint.key=" + home.resolve("checkpoint.pem");
  }

  private ConfigurableApplicationContext start(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--muster.mongodb-uri=" + MONGO.uri(),
                "--muster.issuer-uri=http://127.0.0.1:1/realms/muster",
                "--muster.key-encryption-keys=" + TestKeys.folderFor(MONGO.uri()),
                "--muster.checkpoint.dir=" + home.resolve("checkpoints")));
    for (String argument : more) {
      String name = argument.substring(0, argument.indexOf('='));
      arguments.removeIf(before -> before.startsWith(name + "="));
      arguments.add(argument);
    }
    return SpringApplication.run(ReportingService.class, arguments.toArray(new String[0]));
  }

  private static void awaitHealth(int port, String... expected) {
    HttpRequest health =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        HttpClient.newHttpClient()
                            .send(health, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains(expected));
  }
}
