package io.muster.contracts.incident;

import java.util.Objects;

/**
 * Where an incident came from.
 *
 * @param integrationId the alert source, when alerts opened it
 * @param alertGroupId the group of alerts, when alerts opened it
 */
public record Source(Kind kind, String integrationId, String alertGroupId) {

  /** Opened by alerts, or declared by somebody. */
  public enum Kind {
    ALERT,
    DECLARED
  }

  public Source {
    Objects.requireNonNull(kind, "kind");
  }

  /** Somebody said so. */
  public static Source declared() {
    return new Source(Kind.DECLARED, null, null);
  }

  /** A group of alerts said so. */
  public static Source alerts(String integrationId, String alertGroupId) {
    return new Source(Kind.ALERT, integrationId, alertGroupId);
  }
}
