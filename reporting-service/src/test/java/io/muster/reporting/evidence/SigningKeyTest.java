package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThatThrownBy(() -> SigningKey.find("log", "", false))
        .hasMessageContaining("MUSTER_CHECKPOINT_KEY is not set")
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
    assertThatThrownBy(() -> SigningKey.find("log", home.resolve("no.pem").toString(), false))
        .hasMessageContaining("no.pem, and there is no such file");
  }

  @Test
  void a_file_that_is_no_key_is_told() throws IOException {
    Path file = Files.writeString(home.resolve("bad.pem"), "not a key");
    assertThatThrownBy(() -> SigningKey.find("log", file.toString(), true))
        .hasMessageContaining("bad.pem, which cannot be used");
  }

  @Test
  void on_a_developers_machine_a_key_is_made_once_for_its_owner_alone() throws IOException {
    Path file = home.resolve("keys/checkpoint.pem");
    NoteKey made = SigningKey.find("log", file.toString(), true);
    assertThat(SigningKey.find("log", file.toString(), false).id()).isEqualTo(made.id());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void the_log_is_signed_at_least_once_a_minute() {
    assertThatThrownBy(() -> properties("d", null, Duration.ofSeconds(61)))
        .hasMessageContaining("at least once a minute");
    assertThatThrownBy(() -> properties(" ", null, Duration.ofSeconds(30)))
        .hasMessageContaining("MUSTER_CHECKPOINT_DIR is not set");
    assertThatThrownBy(() -> properties("d", "my log", Duration.ofSeconds(30)))
        .hasMessageContaining("MUSTER_CHECKPOINT_ORIGIN");
  }

  @Test
  void a_log_is_named_after_where_it_is_seen_unless_it_has_a_name() {
    Duration interval = Duration.ofSeconds(30);
    assertThat(properties("d", "", interval).originFor("https://muster.example:8443"))
        .isEqualTo("muster.example:8443/muster-log");
    assertThat(properties("d", "our.example/log", interval).originFor("https://muster.example"))
        .isEqualTo("our.example/log");
  }

  private static CheckpointProperties properties(String dir, String origin, Duration interval) {
    return new CheckpointProperties(
        dir,
        "k",
        null,
        origin,
        interval,
        new CheckpointProperties.Webhook(null, null),
        new CheckpointProperties.Mail(null, "muster@muster.example", Duration.ofHours(24)));
  }
}
