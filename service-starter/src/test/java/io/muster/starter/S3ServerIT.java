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
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a bucket of a server that is not ours: S3Proxy over a folder. */
class S3ServerIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final int MIB = 1 << 20;
  private static final String BUCKET = "evidence";
  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "a-secret-of-the-server";

  @TempDir static Path folder;
  private static BlobStoreContext blobs;
  private static S3Proxy server;

  private final KeyRing keys = KeyRing.inMemory();
  private MongoDatabase database;

  @BeforeAll
  static void start() throws Exception {
    Properties settings = new Properties();
    settings.setProperty("jclouds.filesystem.basedir", folder.toString());
    blobs =
        ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
            .credentials(KEY, SECRET)
            .overrides(settings)
            .build(BlobStoreContext.class);
    blobs.getBlobStore().createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(blobs.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .build();
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    blobs.close();
  }

  @BeforeEach
  void open() {
    database = MONGO.freshDatabase();
  }

  private static ContentProperties.S3 settings(String bucket, String secret) {
    return new ContentProperties.S3(
        bucket, URI.create("http://127.0.0.1:" + server.getPort()), "us-east-1", KEY, secret);
  }

  private ContentStore store(String bucket, String secret) {
    return new ContentStore(
        database, keys, new ContentProperties(S3Pieces.NAME, null, settings(bucket, secret)));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String put(ContentStore store, byte[] bytes, long most) throws IOException {
    return store
        .put("inc-1", null, NOW, new ByteArrayInputStream(bytes), most)
        .orElseThrow()
        .sha256();
  }

  /** Objects, and parts of uploads that were neither completed nor abandoned. */
  private static long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void what_goes_out_in_parts_comes_back_whole_and_is_gone_when_deleted() throws IOException {
    ContentStore store = store(BUCKET, SECRET);
    for (int size : new int[] {5, 20 * MIB + 7}) {
      byte[] content = random(size);
      String sha256 = put(store, content, content.length);
      assertThat(files()).isEqualTo(1);
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      assertThat(store.write("inc-1", sha256, back)).isTrue();
      assertThat(back.toByteArray()).isEqualTo(content);
      store.delete("inc-1", sha256);
      assertThat(files()).isZero();
      assertThat(store.write("inc-1", sha256, OutputStream.nullOutputStream())).isFalse();
    }
  }

  @Test
  void what_failed_on_its_way_leaves_neither_object_nor_open_upload() throws IOException {
    ContentStore store = store(BUCKET, SECRET);
    assertThatThrownBy(() -> put(store, random(12 * MIB), 11 * MIB))
        .isInstanceOf(ContentStore.TooLargeException.class);
    assertThat(files()).isZero();
  }

  @Test
  void another_secret_and_a_bucket_that_is_not_there_are_unreachable_and_no_damage() {
    assertThatThrownBy(() -> put(store(BUCKET, "another secret"), random(MIB), MIB))
        .isExactlyInstanceOf(PieceStore.UnreachableException.class)
        .hasMessageNotContaining("another secret");
    assertThatThrownBy(() -> put(store("nowhere", SECRET), random(MIB), MIB))
        .isExactlyInstanceOf(PieceStore.UnreachableException.class);
  }
}
