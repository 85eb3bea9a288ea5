package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import io.muster.contracts.Actor;
import io.muster.contracts.EventCatalog;
import io.muster.contracts.Person;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:12:00.120Z");
  private static final EventTypes TYPES = EventTypes.of(Drill.class);

  private final KeyRing keys = KeyRing.inMemory();
  private final EventCodec codec =
      new EventCodec(keys, TYPES, List.of(new Upcaster("drill.started", 1, this::addLeader)));

  private final Drill.Started started =
      new Drill.Started(
          "drill-1",
          "Server room on fire",
          "rosa",
          "Rosa Reyes",
          List.of(new Person("ravi", "Ravi Rao")),
          Map.of("room", "B 12"),
          Map.of("b", 2, "a", 1),
          Actor.person("mina", "Mina Moreau"),
          AT);

  @Test
  void an_event_is_read_as_it_was_written() {
    assertThat(codec.decode("drill.started", 2, codec.encode(started))).isEqualTo(started);
  }

  @Test
  void components_keep_their_order_maps_are_sorted_and_nulls_are_left_out() {
    Drill.Started plain =
        new Drill.Started(
            "drill-1",
            null,
            null,
            null,
            List.of(),
            null,
            Map.of("b", 2, "a", 1),
            Actor.system("clock"),
            AT);
    assertThat(text(plain))
        .isEqualTo(
            "{\"drillId\":\"drill-1\",\"team\":[],\"counts\":{\"a\":1,\"b\":2},"
                + "\"by\":{\"kind\":\"SYSTEM\",\"id\":\"clock\"},\"at\":\"2026-11-24T03:12:00.120Z\"}");
  }

  @Test
  void personal_data_and_free_text_leave_sealed_also_in_nested_records() {
    assertThat(text(started))
        .doesNotContain("Rosa Reyes", "Ravi Rao", "Mina Moreau", "Server room", "B 12")
        .contains("\"leaderName\":{\"key\":\"person/rosa\",\"field\":\"leaderName\",\"sealed\":");
  }

  @Test
  void an_erased_person_is_unreadable_and_everybody_else_is_not() {
    byte[] stored = codec.encode(started);
    keys.erase(KeyRing.person("rosa"));
    Drill.Started read = (Drill.Started) codec.decode("drill.started", 2, stored);
    assertThat(read.leaderName()).isEqualTo(Erased.MARK);
    assertThat(read.team()).isEqualTo(started.team());
    assertThat(read.title()).isEqualTo(started.title());
  }

  @Test
  void erased_free_text_that_is_not_a_string_is_left_out() {
    byte[] stored = codec.encode(started);
    keys.erase(KeyRing.aggregate("drill-1"));
    Drill.Started read = (Drill.Started) codec.decode("drill.started", 2, stored);
    assertThat(read.title()).isEqualTo(Erased.MARK);
    assertThat(read.labels()).isNull();
  }

  @Test
  void nothing_new_is_stored_about_a_person_who_was_erased() {
    keys.erase(KeyRing.person("rosa"));
    byte[] stored = codec.encode(started);
    assertThat(new String(stored, StandardCharsets.UTF_8)).contains("\"leaderName\":\"[erased]\"");
    assertThat(((Drill.Started) codec.decode("drill.started", 2, stored)).leaderName())
        .isEqualTo(Erased.MARK);
  }

  @Test
  void a_name_without_the_person_it_belongs_to_is_refused() {
    Drill.Started nobody =
        new Drill.Started(
            "drill-1", null, null, "Rosa Reyes", List.of(), null, null, Actor.system("clock"), AT);
    assertThatThrownBy(() -> codec.encode(nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaderId")
        .hasMessageNotContaining("Rosa Reyes");
  }

  @Test
  void sealed_text_opens_only_in_the_field_it_was_sealed_for() {
    byte[] sealed = keys.seal(KeyRing.person("rosa"), "leaderName", "Rosa Reyes").orElseThrow();
    assertThatThrownBy(() -> keys.open(KeyRing.person("rosa"), "otherName", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_old_revision_is_lifted_to_what_today_knows() {
    byte[] old =
        bytes(
            "{\"drillId\":\"drill-1\",\"team\":[],\"by\":{\"kind\":\"SYSTEM\",\"id\":\"clock\"},"
                + "\"at\":\"2026-11-24T03:12:00Z\"}");
    Drill.Started read = (Drill.Started) codec.decode("drill.started", 1, old);
    assertThat(read.leaderId()).isEqualTo("nobody");
  }

  @Test
  void what_a_newer_muster_added_to_a_revision_is_left_aside() {
    byte[] stored =
        bytes(
            "{\"drillId\":\"drill-1\",\"weather\":\"rain\",\"by\":{\"kind\":\"SYSTEM\",\"id\":\"clock\"},"
                + "\"at\":\"2026-11-24T03:12:00Z\"}");
    assertThat(codec.decode("drill.ended", 1, stored).aggregateId()).isEqualTo("drill-1");
  }

  @Test
  void an_event_whose_keys_cannot_be_fetched_now_is_not_called_unreadable() {
    byte[] key = new byte[32];
    MemoryKeyStore store = new MemoryKeyStore();
    byte[] written =
        new EventCodec(new KeyRing(store, key), EventTypes.of(Drill.class)).encode(started);
    KeyStore away =
        (KeyStore)
            Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(),
                new Class<?>[] {KeyStore.class},
                (proxy, method, arguments) -> {
                  throw new MongoSocketOpenException("gone", new ServerAddress());
                });
    EventCodec reader = new EventCodec(new KeyRing(away, key), EventTypes.of(Drill.class));
    assertThatThrownBy(() -> reader.decode("drill.started", 2, written))
        .isInstanceOf(MongoException.class);
  }

  @Test
  void an_unknown_name_or_a_newer_revision_is_unreadable_and_says_so() {
    assertThatThrownBy(() -> codec.decode("drill.moved", 1, bytes("{}")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("drill.moved");
    assertThatThrownBy(() -> codec.decode("drill.ended", 2, bytes("{}")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("up to revision 1");
  }

  @Test
  void every_event_of_the_contracts_is_known_by_its_name() {
    EventTypes all = EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0]));
    assertThat(all.find("incident.opened")).isPresent();
  }

  private ObjectNode addLeader(ObjectNode node) {
    return node.put("leaderId", "nobody");
  }

  private String text(Drill event) {
    return new String(codec.encode(event), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
