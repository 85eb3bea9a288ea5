package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodecRoundTripTest {

  private final EventCodec codec = new EventCodec(KeyRing.inMemory(), EventTypes.of(Drill.class));

  @Property(tries = 300)
  void whatever_is_written_is_read_the_same(@ForAll("drills") Drill.Started event) {
    assertThat(codec.decode("event-1", "drill.started", 2, codec.encode("event-1", event)))
        .isEqualTo(event);
  }

  @Property(tries = 100)
  void what_is_not_sealed_is_written_as_the_same_bytes_each_time(
      @ForAll("counts") Map<String, Integer> counts) {
    assertThat(codec.encode("event-1", drill(counts)))
        .isEqualTo(codec.encode("event-1", drill(new LinkedHashMap<>(counts))));
  }

  @Provide
  Arbitrary<Drill.Started> drills() {
    Arbitrary<String> text = Arbitraries.strings().all().excludeChars(surrogates()).injectNull(0.1);
    Arbitrary<String> id = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20);
    Arbitrary<Person> person = Combinators.combine(id, text).as(Person::new);
    Arbitrary<Instant> at =
        Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    return Combinators.combine(
            id,
            text,
            id,
            text,
            person.list().ofMaxSize(4),
            Arbitraries.maps(id, Arbitraries.strings().ascii()).ofMaxSize(4).injectNull(0.1),
            counts(),
            at)
        .as(
            (drill, title, leader, name, team, labels, counts, when) ->
                new Drill.Started(
                    drill, title, leader, name, team, labels, counts, Actor.system("x"), when));
  }

  @Provide
  Arbitrary<Map<String, Integer>> counts() {
    return Arbitraries.maps(Arbitraries.strings().ascii(), Arbitraries.integers()).ofMaxSize(8);
  }

  /** Half a character is not text: UTF-8 has no bytes for it. */
  private static char[] surrogates() {
    StringBuilder halves = new StringBuilder();
    for (char c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
      halves.append(c);
    }
    return halves.toString().toCharArray();
  }

  private static Drill.Started drill(Map<String, Integer> counts) {
    return new Drill.Started(
        "d", null, null, null, List.of(), null, counts, Actor.system("x"), Instant.EPOCH);
  }
}
