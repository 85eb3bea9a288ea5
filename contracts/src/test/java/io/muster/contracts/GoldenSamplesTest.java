package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was released once must stay readable: one sample of every event and revision lies beside
 * this test.
 */
class GoldenSamplesTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  static Stream<Class<?>> events() {
    return EventCatalog.roots().stream()
        .flatMap(root -> Arrays.stream(root.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_sample_of_today_is_read_and_written_unchanged(Class<?> event) throws IOException {
    EventType type = event.getAnnotation(EventType.class);
    assertThat(type).as("%s has no stable name", event).isNotNull();
    JsonNode sample = sample(type.name(), type.revision());
    Event read = (Event) JSON.treeToValue(sample, event);
    assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(sample);
    assertThat(read.aggregateId()).isNotBlank();
    assertThat(read.by()).isNotNull();
    assertThat(read.at()).isNotNull();
  }

  @Test
  void no_two_events_share_a_name() {
    assertThat(events().map(event -> event.getAnnotation(EventType.class).name()))
        .doesNotHaveDuplicates();
  }

  private static JsonNode sample(String name, int revision) throws IOException {
    String file = "/golden/" + name + "." + revision + ".json";
    try (InputStream in = GoldenSamplesTest.class.getResourceAsStream(file)) {
      assertThat(in).as("there is no golden sample %s", file).isNotNull();
      return JSON.readTree(in);
    }
  }
}
