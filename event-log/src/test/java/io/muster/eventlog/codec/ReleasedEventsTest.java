package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.Event;
import io.muster.contracts.EventCatalog;
import io.muster.contracts.GoldenSamples;
import io.muster.contracts.GoldenSamples.Released;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every revision of every event that was ever released, read by the codec of today. */
class ReleasedEventsTest {

  private static final String ID = "event-1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventTypes types = EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0]));
  private final EventCodec codec = new EventCodec(KeyRing.inMemory(), types, Upcasters.all());

  static Stream<Released> released() {
    return GoldenSamples.released().stream();
  }

  @ParameterizedTest
  @MethodSource("released")
  void what_was_written_in_any_revision_is_read_today(Released released) {
    Event read = codec.decode(ID, released.name(), released.revision(), released.sample());
    assertThat(read).isInstanceOf(types.find(released.name()).orElseThrow());
    assertThat(read.aggregateId()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("released")
  void what_is_written_today_is_the_sample_with_personal_data_and_free_text_sealed(
      Released released) throws IOException {
    Event event = codec.decode(ID, released.name(), released.revision(), released.sample());
    byte[] written = codec.encode(ID, event);
    int today = EventTypes.revisionOf(event.getClass());
    assertThat(codec.decode(ID, released.name(), today, written)).isEqualTo(event);
    if (released.revision() == today) {
      JsonNode stored = JSON.readTree(written);
      assertThat(opened(stored, JSON.readTree(released.sample())))
          .isEqualTo(JSON.readTree(released.sample()));
    }
  }

  /** What is stored, with the sample's text in place of everything sealed. */
  private static JsonNode opened(JsonNode stored, JsonNode sample) {
    if (stored.has("sealed") && !sample.has("sealed") && !sample.isMissingNode()) {
      return sample;
    }
    if (stored instanceof ArrayNode list && sample.isArray()) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, opened(list.get(i), sample.path(i)));
      }
      return list;
    }
    if (stored instanceof ObjectNode object && sample.isObject()) {
      object
          .properties()
          .forEach(field -> field.setValue(opened(field.getValue(), sample.path(field.getKey()))));
      return object;
    }
    return stored;
  }
}
