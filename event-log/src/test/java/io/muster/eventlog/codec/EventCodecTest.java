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
import io.muster.eventlog.StoredEvent;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private static final String ID = "event-1";
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
    assertThat(codec.decode(ID, "drill.started", 2, codec.encode(ID, started))).isEqualTo(started);
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
        .contains("\"leaderName\":{\"key\":\"person/rosa\",\"field\":\"/leaderName\",\"sealed\":");
  }

  @Test
  void an_erased_person_is_unreadable_and_everybody_else_is_not() {
    byte[] stored = codec.encode(ID, started);
    keys.destroy(KeyRing.person("rosa"));
    Drill.Started read = (Drill.Started) codec.decode(ID, "drill.started", 2, stored);
    assertThat(read.leaderName()).isEqualTo(Erased.MARK);
    assertThat(read.team()).isEqualTo(started.team());
    assertThat(read.title()).isEqualTo(started.title());
  }

  @Test
  void erased_free_text_that_is_not_a_string_is_left_out() {
    byte[] stored = codec.encode(ID, started);
    keys.destroy(KeyRing.aggregate("drill-1"));
    Drill.Started read = (Drill.Started) codec.decode(ID, "drill.started", 2, stored);
    assertThat(read.title()).isEqualTo(Erased.MARK);
    assertThat(read.labels()).isNull();
  }

  @Test
  void nothing_new_is_stored_about_a_person_who_was_erased() {
    keys.destroy(KeyRing.person("rosa"));
    byte[] stored = codec.encode(ID, started);
    assertThat(new String(stored, StandardCharsets.UTF_8)).contains("\"leaderName\":\"[erased]\"");
    assertThat(((Drill.Started) codec.decode(ID, "drill.started", 2, stored)).leaderName())
        .isEqualTo(Erased.MARK);
  }

  @Test
  void a_name_without_the_person_it_belongs_to_is_refused() {
    Drill.Started nobody =
        new Drill.Started(
            "drill-1", null, null, "Rosa Reyes", List.of(), null, null, Actor.system("clock"), AT);
    assertThatThrownBy(() -> codec.encode(ID, nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaderId")
        .hasMessageNotContaining("Rosa Reyes");
  }

  @Test
  void what_is_sealed_opens_in_its_own_event_only() {
    byte[] stored = codec.encode(ID, started);
    assertThatThrownBy(() -> codec.decode("event-2", "drill.started", 2, stored))
        .isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void what_is_sealed_opens_in_its_own_field_only() throws IOException {
    ObjectNode stored = (ObjectNode) EventCodec.mapper().readTree(codec.encode(ID, started));
    stored.set("title", stored.get("leaderName"));
    byte[] moved = EventCodec.mapper().writeValueAsBytes(stored);
    assertThatThrownBy(() -> codec.decode(ID, "drill.started", 2, moved))
        .isInstanceOf(UnreadableEventException.class);
    // Not even when it claims to have been sealed for where it stands.
    ((ObjectNode) stored.get("title")).put("field", "/title");
    byte[] renamed = EventCodec.mapper().writeValueAsBytes(stored);
    assertThatThrownBy(() -> codec.decode(ID, "drill.started", 2, renamed))
        .isInstanceOf(UnreadableEventException.class);
  }

  @Test
  void whom_something_is_sealed_for_is_told_without_a_key() {
    assertThat(codec.peopleIn(codec.encode(ID, started)))
        .containsExactlyInAnyOrder("rosa", "ravi", "mina");
    assertThat(codec.peopleIn(bytes("not json"))).isEmpty();
  }

  @Test
  void an_old_revision_is_lifted_to_what_today_knows() {
    byte[] old =
        bytes(
            "{\"drillId\":\"drill-1\",\"team\":[],\"by\":{\"kind\":\"SYSTEM\",\"id\":\"clock\"},"
                + "\"at\":\"2026-11-24T03:12:00Z\"}");
    Drill.Started read = (Drill.Started) codec.decode(ID, "drill.started", 1, old);
    assertThat(read.leaderId()).isEqualTo("nobody");
  }

  @Test
  void what_a_newer_muster_added_to_a_revision_is_left_aside() {
    byte[] stored =
        bytes(
            "{\"drillId\":\"drill-1\",\"weather\":\"rain\",\"by\":{\"kind\":\"SYSTEM\",\"id\":\"clock\"},"
                + "\"at\":\"2026-11-24T03:12:00Z\"}");
    assertThat(codec.decode(ID, "drill.ended", 1, stored).aggregateId()).isEqualTo("drill-1");
  }

  @Test
  void an_event_whose_keys_cannot_be_fetched_now_is_not_called_unreadable() {
    MemoryKeyStore store = new MemoryKeyStore();
    MemoryKeys outside = new MemoryKeys();
    byte[] written =
        new EventCodec(new KeyRing(store, outside), EventTypes.of(Drill.class)).encode(ID, started);
    AtomicBoolean away = new AtomicBoolean();
    KeyStore shaky =
        (KeyStore)
            Proxy.newProxyInstance(
                KeyStore.class.getClassLoader(),
                new Class<?>[] {KeyStore.class},
                (proxy, method, arguments) -> {
                  if (away.get()) {
                    throw new MongoSocketOpenException("gone", new ServerAddress());
                  }
                  return method.invoke(store, arguments);
                });
    EventCodec reader = new EventCodec(new KeyRing(shaky, outside), EventTypes.of(Drill.class));
    away.set(true);
    assertThatThrownBy(() -> reader.decode(ID, "drill.started", 2, written))
        .isInstanceOf(MongoException.class);
    Drill.Started sealed =
        (Drill.Started)
            reader.decodeSealed(
                new StoredEvent(1, 0, ID, "drill.started", 2, new byte[0], written, new byte[0]));
    assertThat(sealed.title()).as("left sealed, no key is needed").isEqualTo(Erased.MARK);
    assertThat(sealed.labels()).isNull();
    assertThat(sealed.drillId()).isEqualTo(started.drillId());
  }

  @Test
  void nor_is_one_whose_key_encryption_key_is_not_there() {
    MemoryKeyStore store = new MemoryKeyStore();
    MemoryKeys outside = new MemoryKeys();
    KeyRing ring = new KeyRing(store, outside);
    byte[] written = new EventCodec(ring, EventTypes.of(Drill.class)).encode(ID, started);
    KeyRing other = new KeyRing(store, outside);
    ring.renew(1);
    outside.destroy(Set.of(store.generations().getLast().name()));
    assertThatThrownBy(
            () ->
                new EventCodec(other, EventTypes.of(Drill.class))
                    .decode(ID, "drill.started", 2, written))
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("Put the file there");
  }

  @Test
  void an_unknown_name_or_a_newer_revision_is_unreadable_and_says_so() {
    assertThatThrownBy(() -> codec.decode(ID, "drill.moved", 1, bytes("{}")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("drill.moved");
    assertThatThrownBy(() -> codec.decode(ID, "drill.ended", 2, bytes("{}")))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("up to revision 1");
  }

  @Test
  void an_event_of_an_unknown_name_still_is_one_of_its_kind() {
    assertThat(TYPES.kindOf("drill.moved")).hasValue(Drill.class);
    assertThat(TYPES.kindOf("java.lang.String")).isEmpty();
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
    return new String(codec.encode(ID, event), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
