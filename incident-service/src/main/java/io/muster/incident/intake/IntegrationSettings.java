package io.muster.incident.intake;

import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.incident.triage.Alert;
import java.time.Duration;
import java.time.Instant;

/**
 * What administrators said of how a source's alerts are taken.
 *
 * @param autoResolve the last that was said of alerts that are not heard of again; null: nothing
 */
record IntegrationSettings(AutoResolveSet autoResolve) {

  /** Nobody said anything. */
  static final IntegrationSettings NONE = new IntegrationSettings(null);

  IntegrationSettings with(AutoResolveSet said) {
    return new IntegrationSettings(said);
  }

  /** An alert with the moment at which it ends by itself, if it does. */
  Alert expiring(Alert alert, Source source, Instant receivedAt) {
    if (!alert.firing() || alert.expiresAt() != null) {
      return alert;
    }
    if (autoResolve != null) {
      Long seconds = autoResolve.afterSeconds();
      return alert.expiring(seconds == null ? Alert.NEVER : receivedAt.plusSeconds(seconds));
    }
    return source.saysWhenOver(alert)
        ? alert
        : source
            .autoResolveAfter()
            .map((Duration after) -> alert.expiring(receivedAt.plus(after)))
            .orElse(alert);
  }
}
