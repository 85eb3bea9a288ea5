package io.muster.incident.recovery.watch;

import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.EventLog;
import io.muster.incident.planning.drill.DrillRegister;
import io.muster.incident.planning.drill.DrillState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How late it is in an incident: on the wall, and for one that is rehearsed in its drill. */
@Component
public class IncidentTime {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final DrillRegister drills;
  private final EventLog log;
  private final Clock clock;

  /** By this clock on the wall. */
  public IncidentTime(DrillRegister drills, EventLog log, Clock clock) {
    this.drills = drills;
    this.log = log;
    this.clock = clock;
  }

  /** Now, UTC. */
  public Instant now(String incidentId) {
    return DrillIds.drillOf(incidentId)
        .flatMap(this::find)
        .map(DrillState::now)
        .orElseGet(clock::instant);
  }

  /**
   * When something happened, UTC.
   *
   * @param position of the log that holds it
   * @param at when it was by the wall's clock
   */
  public Instant of(String incidentId, long position, Instant at) {
    return DrillIds.drillOf(incidentId)
        .flatMap(this::find)
        .map(drill -> drill.at(position))
        .orElse(at);
  }

  /** Whether it stands still for good: the incident was rehearsed, and its drill has ended. */
  public boolean isOver(String incidentId) {
    return DrillIds.drillOf(incidentId)
        .flatMap(this::find)
        .filter(drill -> drill.end() != null)
        .isPresent();
  }

  private Optional<DrillState> find(String drillId) {
    try {
      drills.await(log.head().position(), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return drills.find(drillId);
  }
}
