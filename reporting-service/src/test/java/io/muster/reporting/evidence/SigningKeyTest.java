package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.eventlog.verify.CheckpointKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  @TempDir Path home;

  @Test
  void without_a_key_the_service_says_what_to_do() {
    assertThatThrownBy(() -> SigningKey.find("", false))
        .hasMessageContaining("MUSTER_CHECKPOINT_KEY is not set")
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
    assertThatThrownBy(() -> SigningKey.find(home.resolve("no.pem").toString(), false))
        .hasMessageContaining("no.pem, and there is no such file");
  }

  @Test
  void a_file_that_is_no_key_is_told() throws IOException {
    Path file = Files.writeString(home.resolve("bad.pem"), "not a key");
    assertThatThrownBy(() -> SigningKey.find(file.toString(), true))
        .hasMessageContaining("bad.pem, which cannot be used");
  }

  @Test
  void on_a_developers_machine_a_key_is_made_once_for_its_owner_alone() throws IOException {
    Path file = home.resolve("keys/checkpoint.pem");
    CheckpointKey made = SigningKey.find(file.toString(), true);
    assertThat(SigningKey.find(file.toString(), false).id()).isEqualTo(made.id());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void the_log_is_signed_at_least_once_a_minute() {
    assertThatThrownBy(() -> new CheckpointProperties("d", "k", Duration.ofSeconds(61)))
        .hasMessageContaining("at least once a minute");
    assertThatThrownBy(() -> new CheckpointProperties(" ", "k", Duration.ofSeconds(30)))
        .hasMessageContaining("MUSTER_CHECKPOINT_DIR is not set");
  }
}
