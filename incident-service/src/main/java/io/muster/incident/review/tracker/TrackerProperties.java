package io.muster.incident.review.tracker;

import io.muster.starter.BoundSecrets;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What issue trackers know Muster by, as the operator set it.
 *
 * @param secrets by name
 * @param origins scheme, host and port each may be sent to, by the same names
 * @param hooks what a tracker proves with that it is the one who tells of a change, by the same
 *     names; where there is none, none is listened to
 */
@ConfigurationProperties("muster.tracker")
record TrackerProperties(
    Map<String, String> secrets, Map<String, String> origins, Map<String, String> hooks) {
  TrackerProperties {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    origins = origins == null ? Map.of() : Map.copyOf(origins);
    hooks = hooks == null ? Map.of() : Map.copyOf(hooks);
    // Said at the start, and not when somebody needs the tracker.
    bound(secrets, origins);
  }

  /**
   * What a tracker whose secret has this name proves itself with; nothing when none is listened to.
   */
  Optional<String> hook(String name) {
    return Optional.ofNullable(name).map(hooks::get).filter(secret -> !secret.isBlank());
  }

  BoundSecrets bound() {
    return bound(secrets, origins);
  }

  private static BoundSecrets bound(Map<String, String> secrets, Map<String, String> origins) {
    return new BoundSecrets("MUSTER_TRACKER", secrets, origins);
  }

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return "TrackerProperties" + secrets.keySet();
  }
}
