package io.muster.reporting.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.MongoServer;
import io.muster.reporting.testing.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** Rewritten with {@code -Dmuster.openapi.write=true}. */
  @Test
  void the_published_description_is_what_the_service_offers() throws Exception {
    Path published = MongoServer.root().resolve("docs/openapi/reporting.json");
    String offered = offered();
    if (Boolean.getBoolean("muster.openapi.write")) {
      Files.createDirectories(published.getParent());
      Files.writeString(published, offered);
    }
    assertThat(offered).isEqualTo(Files.readString(published));
  }

  /** Without the address of this test run, in an order that does not change between runs. */
  private static String offered() {
    JsonNode description = SERVICE.get("/v3/api-docs", null).is(200).json();
    Map<String, Object> sorted = new TreeMap<>(JSON.convertValue(description, Map.class));
    sorted.remove("servers");
    return JSON.writeValueAsString(sorted) + "\n";
  }
}
