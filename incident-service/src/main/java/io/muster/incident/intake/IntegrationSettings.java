package io.muster.incident.intake;

import io.muster.contracts.alert.AlertMapping;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.alert.IntegrationEvent.GroupingSet;
import io.muster.contracts.alert.IntegrationEvent.LimitSet;
import io.muster.contracts.alert.IntegrationEvent.MappingSet;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.GroupingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What administrators said of how a source's alerts are taken.
 *
 * @param autoResolve the last that was said of alerts that are not heard of again; null: nothing
 * @param grouping how its alerts are put together
 * @param mapping how its messages are read; null: nobody said so
 * @param perMinute how many messages are taken of it; null: nobody said so
 */
record IntegrationSettings(
    AutoResolveSet autoResolve, GroupingRule grouping, MappingSet mapping, Integer perMinute) {

  /** Nobody said anything. */
  static final IntegrationSettings NONE =
      new IntegrationSettings(null, GroupingRule.OF_SOURCE, null, null);

  IntegrationSettings with(AutoResolveSet said) {
    return new IntegrationSettings(said, grouping, mapping, perMinute);
  }

  IntegrationSettings with(GroupingSet said) {
    Long seconds = said.windowSeconds();
    return new IntegrationSettings(
        autoResolve,
        new GroupingRule(
            said.revision(), said.labels(), seconds == null ? null : Duration.ofSeconds(seconds)),
        mapping,
        perMinute);
  }

  IntegrationSettings with(MappingSet said) {
    return new IntegrationSettings(autoResolve, grouping, said, perMinute);
  }

  IntegrationSettings with(LimitSet said) {
    return new IntegrationSettings(autoResolve, grouping, mapping, said.perMinute());
  }

  AlertMapping mapped() {
    return mapping == null ? null : mapping.mapping();
  }

  /** What a source sent, as administrators want it taken. */
  List<AlertBatch> applyTo(List<AlertBatch> batches, Source source, Instant receivedAt) {
    return grouping.apply(
        batches.stream()
            .map(batch -> batch.map(alert -> expiring(alert, source, receivedAt)))
            .toList());
  }

  /** An alert with the moment at which it ends by itself, if it does. */
  private Alert expiring(Alert alert, Source source, Instant receivedAt) {
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
