package io.muster.incident.triage.silence;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.incident.triage.AlertLabels;
import io.muster.incident.triage.silence.SilenceRegister.InForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What silences at one moment. */
public final class Quiet {

  private final List<InForce> inForce;

  Quiet(List<InForce> inForce) {
    this.inForce = List.copyOf(inForce);
  }

  /** Whether nothing silences. */
  public boolean isEmpty() {
    return inForce.isEmpty();
  }

  /**
   * What it means for some alerts.
   *
   * @param silenceIds the silences that cover them; of several for one alert the one that lasts
   *     longest
   * @param until the first moment at which one of them may be covered no longer; null when none is
   * @param uncovered keys of those that no silence covers
   */
  public record Cover(List<String> silenceIds, Instant until, List<String> uncovered) {
    public Cover {
      silenceIds = List.copyOf(silenceIds);
      uncovered = List.copyOf(uncovered);
    }

    /** Whether all of them are covered, and there is one. */
    public boolean isWhole() {
      return until != null && uncovered.isEmpty();
    }
  }

  /** Which of these alerts of one source are silenced, and by what. */
  public Cover of(String integrationId, Collection<AlertFired> alerts) {
    TreeSet<String> ids = new TreeSet<>();
    List<String> uncovered = new ArrayList<>();
    Instant until = null;
    for (AlertFired alert : alerts) {
      Optional<InForce> longest = longest(integrationId, alert);
      if (longest.isEmpty()) {
        uncovered.add(alert.alertKey());
      } else {
        ids.add(longest.get().silence().id());
        Instant end = longest.get().until();
        until = until == null || end.isBefore(until) ? end : until;
      }
    }
    return new Cover(List.copyOf(ids), until, uncovered);
  }

  private Optional<InForce> longest(String integrationId, AlertFired alert) {
    return inForce.stream()
        .filter(
            one ->
                one.silence()
                    .conditions()
                    .meets(label -> AlertLabels.of(label, integrationId, alert)))
        .max(
            Comparator.comparing(InForce::until)
                .thenComparing(one -> one.silence().id(), Comparator.reverseOrder()));
  }
}
