package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.muster.contracts.GoldenSamples.Released;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was released once must stay readable: how every revision of every event is made up, and a
 * sample of it, lie beside this test for good.
 */
class GoldenSamplesTest {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  static List<Class<?>> events() {
    return GoldenSamples.events();
  }

  static Stream<Released> released() {
    return GoldenSamples.released().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_sample_of_today_is_read_and_written_unchanged(Class<?> event) throws IOException {
    JsonNode sample = JSON.readTree(today(event).sample());
    Event read = (Event) JSON.treeToValue(sample, event);
    assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(sample);
    assertThat(read.aggregateId()).isNotBlank();
    assertThat(read.by()).isNotNull();
    assertThat(read.at()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_made_up_as_its_revision_was_released(Class<?> event) {
    Released today = today(event);
    assertThat(Shape.of(event))
        .as(
            "%s is not what was released. Events live for ever: give it revision %d, an upcaster from %d in"
                + " Upcasters, a line in golden/shapes.txt and a sample of its own. What was released stays as it is.",
            today, today.revision() + 1, today.revision())
        .isEqualTo(today.shape());
  }

  @ParameterizedTest
  @MethodSource("released")
  void what_was_released_has_a_sample_and_still_exists(Released released) throws IOException {
    assertThat(JSON.readTree(released.sample()).isObject()).isTrue();
    Class<?> event =
        events().stream()
            .filter(known -> type(known).name().equals(released.name()))
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        released
                            + " was released and lies in logs; its record must not disappear."));
    assertThat(type(event).revision()).isGreaterThanOrEqualTo(released.revision());
  }

  @Test
  void the_revisions_of_an_event_have_no_gap() {
    Map<String, List<Integer>> revisions =
        released()
            .collect(
                Collectors.groupingBy(
                    Released::name,
                    TreeMap::new,
                    Collectors.mapping(Released::revision, Collectors.toList())));
    revisions.forEach(
        (name, known) ->
            assertThat(known)
                .as(name)
                .isEqualTo(IntStream.rangeClosed(1, known.size()).boxed().toList()));
  }

  @Test
  void no_value_that_may_stand_in_an_event_ever_disappears() {
    Map<String, String> today = new TreeMap<>();
    events().forEach(event -> today.putAll(Shape.valuesIn(event)));
    Map<String, String> released =
        GoldenSamples.values()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    assertThat(today)
        .as("A new value gets its place in golden/values.txt; one that was released stays in both.")
        .containsExactlyInAnyOrderEntriesOf(released);
  }

  @Test
  void no_two_events_share_a_name() {
    assertThat(events().stream().map(event -> type(event).name())).doesNotHaveDuplicates();
  }

  private static Released today(Class<?> event) {
    EventType type = type(event);
    return released()
        .filter(r -> r.name().equals(type.name()) && r.revision() == type.revision())
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "golden/shapes.txt lacks the line\n%s %d %s"
                        .formatted(type.name(), type.revision(), Shape.of(event))));
  }

  private static EventType type(Class<?> event) {
    EventType type = event.getAnnotation(EventType.class);
    assertThat(type).as("%s has no stable name", event).isNotNull();
    return type;
  }
}
