package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.testing.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code docs/openapi} tells clients, held against what a service offers. */
public final class PublishedApi {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private PublishedApi() {}

  /**
   * Fails when the two differ. With {@code -Dmuster.openapi.write=true} it writes what is offered
   * first.
   *
   * @param service incident, notification or reporting
   * @param offered the service's answer under {@code /v3/api-docs}
   */
  @SuppressWarnings("unchecked")
  public static void assertIsWhatIsOffered(String service, String offered) {
    Path published = MongoServer.root().resolve("docs/openapi/" + service + ".json");
    String tidy = withoutThisRun(JSON.readValue(offered, Map.class));
    try {
      if (Boolean.getBoolean("muster.openapi.write")) {
        Files.createDirectories(published.getParent());
        Files.writeString(published, tidy);
      }
      assertThat(tidy)
          .as("The interface changed; when that is meant, write it: -Dmuster.openapi.write=true")
          .isEqualTo(Files.readString(published));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the address of this test run, in an order that does not change between runs. */
  private static String withoutThisRun(Map<String, Object> description) {
    Map<String, Object> sorted = new TreeMap<>(description);
    sorted.remove("servers");
    return JSON.writeValueAsString(sorted) + "\n";
  }
}
