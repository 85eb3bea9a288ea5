package io.muster.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final Instant AT = Instant.parse("2026-11-24T04:00:00Z");

  @TempDir private Path directory;

  private final CheckpointKey key = CheckpointKey.generate();

  @Test
  void it_is_signed_by_its_key_and_no_other() {
    Checkpoint checkpoint = Checkpoint.sign(8, new byte[32], AT, key);
    assertThat(checkpoint.isSignedBy(key.publicKey())).isTrue();
    assertThat(checkpoint.isSignedBy(CheckpointKey.generate().publicKey())).isFalse();
  }

  @Test
  void a_changed_position_hash_or_time_breaks_the_signature() {
    Checkpoint c = Checkpoint.sign(8, new byte[32], AT, key);
    String other = "11".repeat(32);
    assertThat(
            new Checkpoint(9, c.hash(), AT, c.keyId(), c.signature()).isSignedBy(key.publicKey()))
        .isFalse();
    assertThat(new Checkpoint(8, other, AT, c.keyId(), c.signature()).isSignedBy(key.publicKey()))
        .isFalse();
    assertThat(
            new Checkpoint(8, c.hash(), AT.plusSeconds(1), c.keyId(), c.signature())
                .isSignedBy(key.publicKey()))
        .isFalse();
  }

  @Test
  void checkpoints_are_read_back_in_order() throws IOException {
    Checkpoint later = Checkpoint.sign(100, new byte[32], AT, key);
    Checkpoint earlier = Checkpoint.sign(8, new byte[32], AT, key);
    Files.writeString(directory.resolve("checkpoint-a.json"), later.toJson());
    Files.writeString(directory.resolve("checkpoint-b.json"), earlier.toJson());
    assertThat(Checkpoint.readAll(directory)).containsExactly(earlier, later);
  }

  @Test
  void a_file_that_is_no_checkpoint_is_named() throws IOException {
    Files.writeString(directory.resolve("checkpoint-1.json"), "{}");
    assertThatThrownBy(() -> Checkpoint.readAll(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint-1.json");
  }

  @Test
  void a_key_is_loaded_from_its_private_half_alone() throws IOException {
    Path privateFile = Files.writeString(directory.resolve("key.pem"), key.privatePem());
    Path publicFile = Files.writeString(directory.resolve("public.pem"), key.publicPem());
    CheckpointKey loaded = CheckpointKey.load(privateFile);
    assertThat(loaded.id()).isEqualTo(key.id());
    assertThat(loaded.publicPem()).isEqualTo(key.publicPem());
    assertThat(
            Checkpoint.sign(8, new byte[32], AT, loaded)
                .isSignedBy(CheckpointKey.readPublic(publicFile)))
        .isTrue();
    assertThatThrownBy(() -> CheckpointKey.load(publicFile)).isInstanceOf(IOException.class);
  }
}
