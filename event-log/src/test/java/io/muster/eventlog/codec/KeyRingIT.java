package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.testing.MongoEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real database, wrapped by key-encryption keys in a real folder. */
class KeyRingIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  @TempDir Path folder;

  private MongoDatabase database;

  @BeforeEach
  void open() {
    database = mongo.freshDatabase();
  }

  @AfterEach
  void close() {
    database.drop();
  }

  @Test
  void two_processes_that_meet_a_person_at_once_use_one_key() {
    KeyRing one = process();
    KeyRing other = process();
    byte[] sealed = seal(one, "both");
    seal(other, "both");
    assertThat(open(other, "both", sealed)).isEqualTo("Rosa both");
  }

  @Test
  void a_destroyed_key_is_gone_for_a_new_process_and_is_never_made_again() {
    KeyRing ring = process();
    byte[] sealed = seal(ring, "gone");
    ring.destroy("person/gone");
    KeyRing other = process();
    assertThat(other.isDestroyed("person/gone")).isTrue();
    assertThat(other.open("person/gone", "event-1", "/name", sealed)).isEmpty();
    assertThat(other.seal("person/gone", "event-2", "/name", "Rosa")).isEmpty();
    other.destroy("person/gone");
    assertThat(database.getCollection("keys").find(new Document("_id", "person/gone")))
        .containsExactly(new Document("_id", "person/gone"));
  }

  @Test
  void a_person_erased_before_anything_was_sealed_for_them_never_gets_a_key() {
    process().destroy("person/early");
    assertThat(process().seal("person/early", "event-1", "/name", "Rosa")).isEmpty();
  }

  @Test
  void what_is_sealed_opens_only_where_it_was_sealed_for() {
    KeyRing ring = process();
    byte[] sealed = seal(ring, "rosa");
    assertThatThrownBy(() -> ring.open("person/rosa", "event-2", "/name", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ring.open("person/rosa", "event-1", "/email", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void without_the_key_encryption_key_in_use_a_process_does_not_start_and_says_which()
      throws IOException {
    KeyRing ring = process();
    seal(ring, "rosa");
    String name = new MongoKeyStore(database).generations().getLast().name();
    Files.delete(file("0001.key"));
    assertThatThrownBy(() -> KeyFolder.at(folder)).hasMessageContaining("holds no key");
    KeyFolder.atOrMade(folder);
    assertThatThrownBy(this::process)
        .isInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining(name);
  }

  @Test
  void keys_wrapped_anew_open_with_the_new_key_encryption_key_and_the_old_one_is_gone()
      throws IOException {
    KeyRing ring = process();
    KeyRing running = process();
    byte[] sealed = seal(ring, "stays");
    int before = ring.destroy("person/leaves");
    byte[] oldWrapping = wrapped("stays");
    String old = Files.readString(file("0001.key"));

    assertThat(ring.renew(before)).isEqualTo(1);

    assertThat(files()).containsExactly("0002.key");
    assertThat(Files.readString(file("0002.key"))).isNotEqualTo(old);
    assertThat(wrapped("stays")).isNotEqualTo(oldWrapping);
    assertThat(open(process(), "stays", sealed)).isEqualTo("Rosa stays");
    assertThat(open(running, "stays", sealed)).isEqualTo("Rosa stays");
    byte[] later = seal(running, "comes");
    assertThat(open(process(), "comes", later)).isEqualTo("Rosa comes");
    assertThat(ring.renew(before)).as("nothing is left to do").isZero();
    assertThat(files()).containsExactly("0002.key");
  }

  @Test
  void a_process_that_has_not_heard_of_the_change_makes_no_key_that_is_lost() {
    KeyRing late = process();
    process().renew(1);
    byte[] sealed = seal(late, "new");
    late.forget();
    assertThat(open(late, "new", sealed)).isEqualTo("Rosa new");
    assertThat(open(process(), "new", sealed)).isEqualTo("Rosa new");
    assertThat(key("new").getString("by"))
        .isEqualTo(new MongoKeyStore(database).generations().getLast().name());
  }

  @Test
  void a_key_its_maker_died_with_before_using_it_is_replaced_once_its_wrapping_is_retired() {
    KeyRing ring = process();
    seal(ring, "died");
    Document stale = key("died");
    ring.renew(1);
    database.getCollection("keys").replaceOne(new Document("_id", "person/died"), stale);
    byte[] sealed = seal(process(), "died");
    assertThat(open(process(), "died", sealed)).isEqualTo("Rosa died");
  }

  @Test
  void many_keys_are_wrapped_anew_while_others_are_made_and_used() throws Exception {
    KeyRing ring = process();
    List<byte[]> sealed = IntStream.range(0, 1_200).mapToObj(i -> seal(ring, "p" + i)).toList();
    AtomicBoolean done = new AtomicBoolean();
    List<byte[]> meanwhile = new ArrayList<>();
    Thread busy =
        Thread.ofVirtual()
            .start(
                () -> {
                  KeyRing other = process();
                  while (!done.get() || meanwhile.isEmpty()) {
                    meanwhile.add(seal(other, "m" + meanwhile.size()));
                  }
                });
    assertThat(ring.renew(1)).isGreaterThanOrEqualTo(1_200);
    done.set(true);
    busy.join();
    KeyRing fresh = process();
    for (int i = 0; i < sealed.size(); i++) {
      assertThat(open(fresh, "p" + i, sealed.get(i))).isEqualTo("Rosa p" + i);
    }
    for (int i = 0; i < meanwhile.size(); i++) {
      assertThat(open(fresh, "m" + i, meanwhile.get(i))).isEqualTo("Rosa m" + i);
    }
  }

  @Test
  void whoever_reads_while_key_encryption_keys_come_and_go_reads_on() throws Exception {
    KeyRing ring = process();
    List<byte[]> sealed = IntStream.range(0, 40).mapToObj(i -> seal(ring, "p" + i)).toList();
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Integer>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (KeyRing reader : List.of(ring, process(), process())) {
        readers.add(
            threads.submit(
                () -> {
                  int reads = 0;
                  while (!done.get()) {
                    reader.forget();
                    int i = reads++ % sealed.size();
                    assertThat(open(reader, "p" + i, sealed.get(i))).isEqualTo("Rosa p" + i);
                    seal(reader, "new" + reads);
                  }
                  return reads;
                }));
      }
      for (int generation = 1; generation <= 12; generation++) {
        ring.renew(generation);
      }
      done.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(files()).containsExactly("0013.key");
  }

  @Test
  void an_operator_may_put_the_next_key_there_where_nothing_can_be_written() throws IOException {
    KeyRing ring = process();
    byte[] sealed = seal(ring, "rosa");
    Path elsewhere = Files.createDirectory(folder.resolve("made"));
    KeyFolder.atOrMade(elsewhere);
    Files.move(elsewhere.resolve("0001.key"), file("2027-spring.key"));
    ring.renew(1);
    assertThat(files()).containsExactly("2027-spring.key");
    assertThat(open(process(), "rosa", sealed)).isEqualTo("Rosa rosa");
  }

  @Test
  void what_a_kill_left_of_a_key_encryption_key_is_destroyed_with_it() throws IOException {
    KeyRing ring = process();
    Files.copy(file("0001.key"), file("left-behind.draft"));
    Files.copy(file("0001.key"), file("0001.key.shred"));
    ring.renew(1);
    assertThat(files()).containsExactly("0002.key");
  }

  private KeyRing process() {
    return KeyRing.open(database, KeyFolder.atOrMade(folder));
  }

  private static byte[] seal(KeyRing ring, String person) {
    return ring.seal("person/" + person, "event-1", "/name", "Rosa " + person).orElseThrow();
  }

  private static String open(KeyRing ring, String person, byte[] sealed) {
    return ring.open("person/" + person, "event-1", "/name", sealed).orElseThrow();
  }

  private Document key(String person) {
    return database.getCollection("keys").find(new Document("_id", "person/" + person)).first();
  }

  private byte[] wrapped(String person) {
    return key(person).get("key", org.bson.types.Binary.class).getData();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Set<String> files() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Files::isRegularFile).forEach(f -> names.add(f.getFileName().toString()));
    }
    return names;
  }
}
