package io.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.MongoServer;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Nothing the service needs beside the database is up here: it starts all the same. */
class ApiDescriptionIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String NOBODY = "http://127.0.0.1:9";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Written anew with {@code -Dmuster.openapi.write=true}. */
  @Test
  void the_committed_description_is_what_the_service_offers() throws IOException {
    Path committed = MongoServer.root().resolve("docs/openapi/notification.json");
    try (Running service = Running.bare(MONGO.uri(), NOBODY, 9, NOBODY, new MovableClock())) {
      TreeMap<?, ?> description =
          JSON.readValue(service.get("/v3/api-docs", null).body(), TreeMap.class);
      description.remove("servers");
      String offered = JSON.writeValueAsString(description) + "\n";
      if (Boolean.getBoolean("muster.openapi.write")) {
        Files.writeString(committed, offered);
      }
      assertThat(offered).isEqualTo(Files.readString(committed));
      assertThat(service.get("/actuator/health", null).statusCode()).isEqualTo(200);
    }
  }
}
