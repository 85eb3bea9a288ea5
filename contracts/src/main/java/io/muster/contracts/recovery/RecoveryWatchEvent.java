package io.muster.contracts.recovery;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.incident.CriteriaAtHand;
import java.time.Instant;
import java.util.List;

/** What was seen while the recovery from one incident was watched. */
public sealed interface RecoveryWatchEvent extends Event {

  /** How the id begins; the incident's id follows. */
  String ID_PREFIX = "recovery-watch-of-";

  /** The incident. */
  String incidentId();

  /** The incident, by the id of what holds its watches. */
  static String incidentOf(String aggregateId) {
    return aggregateId.substring(ID_PREFIX.length());
  }

  @Override
  default String aggregateId() {
    return ID_PREFIX + incidentId();
  }

  /**
   * A watch began.
   *
   * @param watch the how-manieth of the incident, from 1
   * @param from when, in the incident's own time, UTC: the drill's in a drill
   * @param until when it is over unless something comes back, in the same time
   * @param services whose alerts count
   * @param metrics figures that are looked at besides
   */
  @EventType(name = "recovery-watch.started")
  record Started(
      String incidentId,
      int watch,
      Instant from,
      Instant until,
      List<String> services,
      @FreeText(of = "incidentId") List<WatchedMetric> metrics,
      Actor by,
      Instant at)
      implements RecoveryWatchEvent {
    public Started {
      services = List.copyOf(services);
      metrics = metrics == null ? List.of() : List.copyOf(metrics);
    }
  }

  /**
   * It came back: an alert of a watched service fired. The watch is over.
   *
   * @param groupId the group the alert is in
   * @param alert its name
   */
  @EventType(name = "recovery-watch.alert-fired")
  record AlertFired(
      String incidentId,
      int watch,
      String groupId,
      String alert,
      String service,
      Actor by,
      Instant at)
      implements RecoveryWatchEvent {}

  /**
   * It came back: a metric is on the wrong side of its limit. The watch is over.
   *
   * @param value what was read
   */
  @EventType(name = "recovery-watch.metric-breached")
  record MetricBreached(
      String incidentId,
      int watch,
      @FreeText(of = "incidentId") String metric,
      double value,
      Actor by,
      Instant at)
      implements RecoveryWatchEvent {}

  /**
   * The time is over, and nothing came back.
   *
   * @param looks how often it was looked
   */
  @EventType(name = "recovery-watch.passed")
  record Passed(String incidentId, int watch, long looks, Actor by, Instant at)
      implements RecoveryWatchEvent {}

  /** Somebody ended the watch before its time. */
  @EventType(name = "recovery-watch.stopped")
  record Stopped(
      String incidentId,
      int watch,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements RecoveryWatchEvent {}

  /**
   * The recovery is complete, on a person's word.
   *
   * @param watch the latest watch, which passed; null when it has not, or the incident was reopened
   *     after it began
   * @param planId the plan whose criteria were looked at; null: the incident follows none
   * @param version of the plan; null: there is none
   * @param open criteria of the phases up to recovery that were not met
   * @param overrideReason why it is complete all the same; null when nothing was missing
   */
  @EventType(name = "recovery-watch.recovery-declared")
  record RecoveryDeclared(
      String incidentId,
      Integer watch,
      String planId,
      Integer version,
      @FreeText(of = "incidentId") List<CriteriaAtHand.Open> open,
      @FreeText(of = "incidentId") String overrideReason,
      Actor by,
      Instant at)
      implements RecoveryWatchEvent {
    public RecoveryDeclared {
      open = open == null ? List.of() : List.copyOf(open);
    }
  }
}
