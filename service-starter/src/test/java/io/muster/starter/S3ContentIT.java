package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Contents in a bucket: the real client against a double that reckons every signature itself. */
class S3ContentIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final int MIB = 1 << 20;

  private final KeyRing keys = KeyRing.inMemory();
  private S3Double server;
  private MongoDatabase database;
  private ContentStore store;

  @BeforeEach
  void open() throws IOException {
    server = new S3Double();
    database = MONGO.freshDatabase();
    store = store(S3Double.SECRET);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private ContentStore store(String secret) {
    return new ContentStore(
        database,
        keys,
        new ContentProperties(
            S3Pieces.NAME,
            null,
            new ContentProperties.S3("evidence", server.uri(), "us-east-1", S3Double.KEY, secret)));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private ContentStore.Stored put(byte[] bytes, long most) throws IOException {
    return store.put("inc-1", null, NOW, new ByteArrayInputStream(bytes), most).orElseThrow();
  }

  @Test
  void what_goes_out_in_parts_comes_back_whole_and_is_gone_when_deleted() throws IOException {
    byte[] large = random(20 * MIB + 7);
    String sha256 = put(large, large.length).sha256();
    assertThat(server.objects()).hasSize(1);
    assertThat(server.objects().keySet().iterator().next()).startsWith("/evidence/inc-1/");
    assertThat(server.openUploads()).isZero();
    assertThat(server.largestPart()).as("no more is held in memory").isLessThan(10 * MIB);
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    assertThat(store.write("inc-1", sha256, back)).isTrue();
    assertThat(back.toByteArray()).isEqualTo(large);
    store.delete("inc-1", sha256);
    assertThat(server.objects()).isEmpty();
    assertThat(store.write("inc-1", sha256, OutputStream.nullOutputStream())).isFalse();
  }

  @Test
  void what_lies_there_is_sealed_and_a_changed_or_lost_object_is_noticed() throws IOException {
    byte[] text = "A password in a log".getBytes(StandardCharsets.UTF_8);
    String sha256 = put(text, 100).sha256();
    String name = server.objects().keySet().iterator().next();
    byte[] sealed = server.objects().get(name);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("password");
    byte[] changed = sealed.clone();
    changed[sealed.length / 2] ^= 1;
    server.objects().put(name, changed);
    assertThatThrownBy(() -> store.copy("inc-1", sha256, OutputStream.nullOutputStream()))
        .isInstanceOf(ContentStore.DamagedException.class);
    server.objects().put(name, Arrays.copyOf(sealed, sealed.length - 1));
    assertThatThrownBy(() -> store.copy("inc-1", sha256, OutputStream.nullOutputStream()))
        .isInstanceOf(ContentStore.DamagedException.class);
    server.objects().remove(name);
    assertThat(store.copy("inc-1", sha256, OutputStream.nullOutputStream()).orElseThrow().size())
        .isZero();
  }

  @Test
  void what_failed_on_its_way_leaves_neither_object_nor_open_upload() {
    assertThatThrownBy(() -> put(random(12 * MIB), 11 * MIB))
        .isInstanceOf(ContentStore.TooLargeException.class);
    assertThat(server.objects()).isEmpty();
    assertThat(server.openUploads()).isZero();
  }

  @Test
  void the_same_bytes_lie_there_once() throws IOException {
    put(random(MIB), MIB);
    put(random(MIB), MIB);
    assertThat(server.objects()).hasSize(1);
  }

  @Test
  void a_server_that_refuses_the_key_is_no_damage() throws IOException {
    String sha256 = put(random(MIB), MIB).sha256();
    store = store("another secret");
    assertThatThrownBy(() -> store.copy("inc-1", sha256, OutputStream.nullOutputStream()))
        .isExactlyInstanceOf(PieceStore.UnreachableException.class)
        .hasMessageNotContaining("another secret");
  }
}
