package io.muster.incident.response.action;

import io.muster.starter.BoundSecrets;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What targets of actions know Muster by, as the operator set it. An administrator names a secret
 * and never sees it; the operator says where each may be sent, so that nobody can have one sent to
 * an address of their own.
 *
 * @param secrets by name
 * @param origins scheme, host and port each may be sent to, by the same names
 */
@ConfigurationProperties("muster.action")
record ActionProperties(Map<String, String> secrets, Map<String, String> origins) {
  ActionProperties {
    secrets = secrets == null ? Map.of() : Map.copyOf(secrets);
    origins = origins == null ? Map.of() : Map.copyOf(origins);
    // Said at the start, and not when a responder needs the target.
    bound(secrets, origins);
  }

  BoundSecrets bound() {
    return bound(secrets, origins);
  }

  private static BoundSecrets bound(Map<String, String> secrets, Map<String, String> origins) {
    return new BoundSecrets("MUSTER_ACTION", secrets, origins);
  }

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return "ActionProperties" + secrets.keySet();
  }
}
