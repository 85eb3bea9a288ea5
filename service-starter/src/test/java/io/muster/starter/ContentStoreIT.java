package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.starter.ContentStore.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final byte[] BODY = "{\"alerts\":[]}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private final KeyRing keys = KeyRing.inMemory();
  private MongoDatabase database;
  private ContentStore store;

  @BeforeEach
  void open() {
    database = MONGO.freshDatabase();
    store = new ContentStore(database, keys);
  }

  @Test
  void what_is_put_is_found_by_its_hash_under_its_owner_alone() {
    String sha256 = store.put("int-1", "application/json", NOW, BODY);
    assertThat(sha256)
        .isEqualTo("f43c62200c7815091a6fe618461fbcb6ffd38e0f8ff7aaa9ee863ab0f5d47092");
    Content found = store.find("int-1", sha256).orElseThrow();
    assertThat(found.bytes()).isEqualTo(BODY);
    assertThat(found.mediaType()).isEqualTo("application/json");
    assertThat(found.receivedAt()).isEqualTo(NOW);
    assertThat(store.find("int-2", sha256)).isEmpty();
    assertThat(store.find("int-1", "00")).isEmpty();
  }

  @Test
  void the_same_bytes_are_kept_once_for_each_owner_as_they_first_came() {
    String first = store.put("int-1", "application/json", NOW, BODY);
    String again = store.put("int-1", null, NOW.plusSeconds(60), BODY);
    store.put("int-2", null, NOW, BODY);
    assertThat(again).isEqualTo(first);
    assertThat(documents()).isEqualTo(2);
    assertThat(store.find("int-1", first).orElseThrow().receivedAt()).isEqualTo(NOW);
  }

  @Test
  void what_is_streamed_in_comes_out_whole_and_lies_in_sealed_pieces() throws IOException {
    byte[] large = new byte[(2 << 20) + 5];
    new Random(11).nextBytes(large);
    ContentStore.Stored stored = stream("inc-1", large, large.length);
    assertThat(stored.size()).isEqualTo(large.length);
    assertThat(stored.sha256()).isEqualTo(Sha256.hex(large));
    assertThat(documents()).as("three pieces and what they make up").isEqualTo(4);
    assertThat(written("inc-1", stored.sha256())).isEqualTo(large);
    stream("inc-1", large, large.length);
    assertThat(documents()).as("once for each owner").isEqualTo(4);
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    assertThat(store.write("inc-2", stored.sha256(), nothing)).isFalse();
    assertThat(nothing.size()).isZero();
  }

  @Test
  void what_is_longer_than_agreed_leaves_nothing_behind() {
    byte[] large = new byte[(2 << 20) + 5];
    assertThatThrownBy(() -> stream("inc-1", large, 2 << 20))
        .isInstanceOf(ContentStore.TooLargeException.class);
    assertThat(documents()).isZero();
  }

  @Test
  void a_piece_that_is_missing_is_noticed_before_anything_is_handed_out() throws IOException {
    byte[] large = new byte[(2 << 20) + 5];
    new Random(12).nextBytes(large);
    ContentStore.Stored stored = stream("inc-1", large, large.length);
    database.getCollection(ContentStore.COLLECTION).deleteOne(Filters.regex("_id", "/00002$"));
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    assertThatThrownBy(() -> store.write("inc-1", stored.sha256(), nothing))
        .isInstanceOf(IllegalStateException.class);
    assertThat(nothing.size()).isZero();
  }

  @Test
  void what_was_streamed_goes_with_the_owners_key() throws IOException {
    ContentStore.Stored stored = stream("inc-1", BODY, 100);
    keys.destroy(KeyRing.aggregate("inc-1"));
    assertThat(store.write("inc-1", stored.sha256(), new ByteArrayOutputStream())).isFalse();
  }

  @Test
  void what_lies_in_a_folder_is_sealed_comes_out_whole_and_is_gone_when_deleted()
      throws IOException {
    store = inFolder();
    byte[] large = new byte[(2 << 20) + 5];
    new Random(13).nextBytes(large);
    String sha256 = stream("inc-1", large, large.length).sha256();
    assertThat(documents()).as("what it is made up of, and nothing of it").isEqualTo(1);
    assertThat(written("inc-1", sha256)).isEqualTo(large);
    Path file = files().getFirst();
    assertThat(Files.size(file)).isGreaterThan(large.length);
    stream("inc-1", large, large.length);
    assertThat(files()).as("once for each owner").hasSize(1);
    keys.destroy(KeyRing.aggregate("inc-1"));
    assertThat(store.write("inc-1", sha256, new ByteArrayOutputStream())).isFalse();
    store.delete("inc-1", sha256);
    assertThat(files()).isEmpty();
    assertThat(documents()).isZero();
  }

  @Test
  void a_file_that_was_changed_cut_or_lost_is_noticed() throws IOException {
    store = inFolder();
    byte[] large = new byte[(1 << 20) + 5];
    String sha256 = stream("inc-1", large, large.length).sha256();
    Path file = files().getFirst();
    byte[] sealed = Files.readAllBytes(file);
    byte[] changed = sealed.clone();
    changed[sealed.length / 2] ^= 1;
    for (byte[] now : List.of(changed, Arrays.copyOf(sealed, sealed.length - 3))) {
      Files.write(file, now);
      assertThatThrownBy(() -> store.copy("inc-1", sha256, OutputStream.nullOutputStream()))
          .isInstanceOf(ContentStore.DamagedException.class);
    }
    Files.write(file, Arrays.copyOf(sealed, (1 << 20) + 100));
    assertThatThrownBy(() -> store.write("inc-1", sha256, new ByteArrayOutputStream()))
        .isInstanceOf(IllegalStateException.class);
    Files.delete(file);
    assertThat(store.copy("inc-1", sha256, OutputStream.nullOutputStream()).orElseThrow().size())
        .isZero();
  }

  @Test
  void what_failed_on_its_way_leaves_no_file_behind() throws IOException {
    store = inFolder();
    byte[] large = new byte[(2 << 20) + 5];
    assertThatThrownBy(() -> stream("inc-1", large, 2 << 20))
        .isInstanceOf(ContentStore.TooLargeException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void however_much_comes_no_more_than_two_pieces_of_it_are_in_memory() throws IOException {
    store = inFolder();
    Counted endless = new Counted(96L << 20);
    ContentStore.Stored stored =
        store.put("inc-1", null, NOW, endless, Long.MAX_VALUE).orElseThrow();
    assertThat(stored.size()).isEqualTo(96L << 20);
    assertThat(endless.mostAhead).isLessThanOrEqualTo(2L << 20);
  }

  @Test
  void what_lay_in_the_database_stays_readable_once_new_contents_go_to_a_folder()
      throws IOException {
    String before = stream("inc-1", BODY, 100).sha256();
    store = inFolder();
    assertThat(written("inc-1", before)).isEqualTo(BODY);
  }

  @Test
  void a_place_that_is_not_set_up_any_more_is_said_and_is_no_damage() throws IOException {
    ContentStore before = inFolder();
    String sha256 =
        before.put("inc-1", null, NOW, new ByteArrayInputStream(BODY), 100).orElseThrow().sha256();
    assertThatThrownBy(() -> store.copy("inc-1", sha256, OutputStream.nullOutputStream()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void a_folder_that_is_not_mounted_has_lost_nothing_and_takes_nothing() throws IOException {
    store = inFolder();
    String sha256 = stream("inc-1", BODY, 100).sha256();
    Path mounted = folder.resolveSibling(folder.getFileName() + "-mounted");
    Files.move(folder, mounted);
    for (boolean isThere : List.of(false, true)) {
      if (isThere) {
        Files.createDirectory(folder);
      }
      assertThatThrownBy(() -> store.write("inc-1", sha256, OutputStream.nullOutputStream()))
          .as("read, the mount point being there: %s", isThere)
          .isInstanceOf(PieceStore.UnreachableException.class);
      assertThatThrownBy(() -> store.delete("inc-1", sha256))
          .isInstanceOf(PieceStore.UnreachableException.class);
      assertThatThrownBy(() -> stream("inc-2", BODY, 100))
          .isInstanceOf(PieceStore.UnreachableException.class);
    }
    Files.delete(folder);
    Files.move(mounted, folder);
    assertThat(written("inc-1", sha256)).isEqualTo(BODY);
    stream("inc-2", BODY, 100);
  }

  @Test
  void what_arrived_and_was_not_kept_is_dropped_and_what_is_there_already_stays()
      throws IOException {
    store = inFolder();
    store.receive("inc-1", new ByteArrayInputStream(BODY), 100).orElseThrow().close();
    assertThat(files()).isEmpty();
    assertThat(documents()).isZero();
    String sha256 = stream("inc-1", BODY, 100).sha256();
    store.receive("inc-1", new ByteArrayInputStream(BODY), 100).orElseThrow().close();
    assertThat(written("inc-1", sha256)).isEqualTo(BODY);
  }

  /** Bytes that are made as they are read, and how far ahead of the disk whoever reads them is. */
  private final class Counted extends InputStream {

    private final long length;
    private long read;
    private long mostAhead;

    Counted(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return read++ < length ? 7 : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (read == length) {
        return -1;
      }
      int given = (int) Math.min(count, length - read);
      Arrays.fill(bytes, from, from + given, (byte) 7);
      read += given;
      long onDisk = 0;
      for (Path file : files()) {
        onDisk += Files.size(file);
      }
      mostAhead = Math.max(mostAhead, read - onDisk);
      return given;
    }
  }

  private ContentStore inFolder() {
    return new ContentStore(
        database, keys, new ContentProperties(FolderPieces.NAME, folder.toString(), null));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private ContentStore.Stored stream(String owner, byte[] bytes, long most) throws IOException {
    return store.put(owner, "text/plain", NOW, new ByteArrayInputStream(bytes), most).orElseThrow();
  }

  private byte[] written(String owner, String sha256) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    assertThat(store.write(owner, sha256, to)).isTrue();
    return to.toByteArray();
  }

  @Test
  void nothing_of_it_lies_in_the_database_in_the_clear() {
    store.put("int-1", null, NOW, "Maria Moss called".getBytes(StandardCharsets.UTF_8));
    Document stored = database.getCollection(ContentStore.COLLECTION).find().first();
    assertThat(
            new String(stored.get("sealed", Binary.class).getData(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Maria");
  }

  @Test
  void destroying_the_owners_key_makes_it_unreadable_and_nothing_new_is_kept() {
    String sha256 = store.put("int-1", null, NOW, BODY);
    String others = store.put("int-2", null, NOW, BODY);
    keys.destroy(KeyRing.aggregate("int-1"));
    assertThat(store.find("int-1", sha256)).isEmpty();
    assertThat(store.find("int-2", others)).isPresent();
    store.put("int-1", null, NOW, new byte[] {1});
    assertThat(documents()).isEqualTo(2);
  }

  @Test
  void what_somebody_changed_or_moved_is_not_given_out() {
    String sha256 = store.put("int-1", null, NOW, BODY);
    String other = store.put("int-1", null, NOW, new byte[] {1});
    Document moved =
        database
            .getCollection(ContentStore.COLLECTION)
            .find(Filters.eq("_id", "int-1/" + other))
            .first();
    database
        .getCollection(ContentStore.COLLECTION)
        .updateOne(
            Filters.eq("_id", "int-1/" + sha256), Updates.set("sealed", moved.get("sealed")));
    assertThatThrownBy(() -> store.find("int-1", sha256)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void many_at_once_are_all_kept_with_duplicates_among_them() throws Exception {
    Random random = new Random(7);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] body = new byte[random.nextInt(20_000)];
      random.nextBytes(body);
      bodies.add(body);
      bodies.add(body);
    }
    List<Future<String>> hashes = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (byte[] body : bodies) {
        hashes.add(senders.submit(() -> store.put("int-1", null, NOW, body)));
      }
    }
    for (int i = 0; i < bodies.size(); i++) {
      assertThat(store.find("int-1", hashes.get(i).get()).orElseThrow().bytes())
          .isEqualTo(bodies.get(i));
    }
    assertThat(documents()).isEqualTo(200);
  }

  @Test
  void a_large_one_is_kept_and_a_larger_one_refused() {
    byte[] large = new byte[ContentStore.LARGEST];
    new Random(3).nextBytes(large);
    String sha256 = store.put("int-1", null, NOW, large);
    assertThat(store.find("int-1", sha256).orElseThrow().bytes()).isEqualTo(large);
    assertThatThrownBy(() -> store.put("int-1", null, NOW, new byte[ContentStore.LARGEST + 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than");
  }

  private long documents() {
    return database.getCollection(ContentStore.COLLECTION).countDocuments();
  }
}
