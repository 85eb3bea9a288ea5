package io.muster.reporting.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where checkpoints go and what they are signed with.
 *
 * @param dir a directory outside the database; best on another machine
 * @param key path of the Ed25519 private key, PKCS#8 PEM
 * @param previousKey path of the key that signed before, for the handover; {@code lost} when there
 *     is none any more
 * @param origin what the log is called in its checkpoints; by default made from the public URL
 * @param interval how often the log is signed when it has grown; at most a minute
 * @param webhook where each checkpoint is posted to, if anywhere
 * @param mail who is mailed checkpoints, if anybody
 */
@ConfigurationProperties("muster.checkpoint")
record CheckpointProperties(
    String dir,
    String key,
    String previousKey,
    String origin,
    @DefaultValue("30s") Duration interval,
    @DefaultValue Webhook webhook,
    @DefaultValue Mail mail) {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * An address of the auditors'.
   *
   * @param url https, or http on this machine; empty for none
   * @param secret what deliveries are signed with: {@code whsec_} and Base64
   */
  record Webhook(String url, String secret) {
    boolean isSet() {
      return url != null && !url.isBlank();
    }
  }

  /**
   * A named auditor.
   *
   * @param to address; empty for none
   * @param from sender
   * @param interval how often, when there is something new; a change of key is mailed at once
   */
  record Mail(
      String to,
      @DefaultValue("muster@muster.example") String from,
      @DefaultValue("24h") Duration interval) {
    boolean isSet() {
      return to != null && !to.isBlank();
    }
  }

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
    if (origin != null && origin.matches(".*[\\s+].*")) {
      throw new IllegalStateException(
          "MUSTER_CHECKPOINT_ORIGIN is \"%s\"; the name of a log has no spaces and no plus sign in it."
              .formatted(origin));
    }
  }

  Path directory() {
    return Path.of(dir);
  }

  /** The name of the log: one that no other log has, as long as the public URL is ours. */
  String originFor(String publicUrl) {
    return origin == null || origin.isBlank()
        ? URI.create(publicUrl).getAuthority() + "/muster-log"
        : origin;
  }
}
