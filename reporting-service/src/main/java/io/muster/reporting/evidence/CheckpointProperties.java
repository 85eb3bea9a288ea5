package io.muster.reporting.evidence;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where checkpoints go and what they are signed with.
 *
 * @param dir a directory outside the database; best on another machine
 * @param key path of the Ed25519 private key, PKCS#8 PEM
 * @param interval how often the log is signed when it has grown; at most a minute
 */
@ConfigurationProperties("muster.checkpoint")
record CheckpointProperties(String dir, String key, @DefaultValue("30s") Duration interval) {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  CheckpointProperties {
    if (dir == null || dir.isBlank()) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_DIR is not set: name a directory outside the database for the signed checkpoints.");
    }
    if (interval.compareTo(LONGEST) > 0 || interval.isNegative() || interval.isZero()) {
      throw new IllegalStateException(
          "muster.checkpoint.interval is %s; the log is signed at least once a minute."
              .formatted(interval));
    }
  }

  Path directory() {
    return Path.of(dir);
  }
}
