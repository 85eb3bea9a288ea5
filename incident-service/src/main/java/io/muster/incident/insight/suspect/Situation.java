package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.dependency.DependencyGraph;
import java.time.Instant;
import java.util.List;

/**
 * What is known when somebody asks which change it was.
 *
 * @param onset when the trouble began, as far as known, UTC
 * @param affected what people said is affected, beside what alerts
 * @param alarms what alerts
 * @param changes that were made before, in any order
 * @param graph what needs what
 * @param history how changes turned out before
 */
public record Situation(
    Instant onset,
    List<String> affected,
    List<Alarm> alarms,
    List<Candidate> changes,
    DependencyGraph graph,
    ChangeHistory history) {

  public Situation {
    affected = List.copyOf(affected);
    alarms = List.copyOf(alarms);
    changes = List.copyOf(changes);
  }

  /**
   * Something alerts.
   *
   * @param at since when, by the source's clock, UTC
   */
  public record Alarm(String service, Instant at) {}

  /**
   * A change that may have been it.
   *
   * @param service null when nobody said what was changed
   * @param at when it was made or began, by the tool's clock, UTC
   */
  public record Candidate(
      String changeId, String service, ChangeKind kind, ChangeOutcome outcome, Instant at) {}
}
