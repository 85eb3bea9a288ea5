package io.muster.incident.planning.plan;

import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which plan an incident follows, read from the log itself each time it is asked for: whoever has
 * just confirmed a criterion finds it met.
 */
@Component
public final class IncidentPlans {

  private static final int COMMITS_AT_ONCE = 500;

  private final PlanRegister register;
  private final EventLog log;
  private final EventCodec codec;

  IncidentPlans(PlanRegister register, EventLog log, EventCodec codec) {
    this.register = register;
    this.log = log;
    this.codec = codec;
  }

  /**
   * The plan of an incident; nothing when it follows none.
   *
   * @param upTo the position of the log as of which it is told; {@code Long.MAX_VALUE}: now
   */
  public Optional<FollowedPlan> of(String incidentId, long upTo) {
    FollowedPlan.Told told = FollowedPlan.Told.NOTHING;
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(IncidentPlanEvent.ID_PREFIX + incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (event.position() <= upTo) {
            told = told.and((IncidentPlanEvent) codec.decode(event));
          }
        }
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return told.chosen() == null ? Optional.empty() : followed(told);
  }

  private Optional<FollowedPlan> followed(FollowedPlan.Told told) {
    return register
        .find(told.chosen().planId())
        .flatMap(
            plan ->
                plan.versionOf(told.chosen().version())
                    .map(
                        version ->
                            new FollowedPlan(
                                told.chosen(),
                                told.confirmed(),
                                version.content(),
                                plan.holding().map(now -> now.event().version()).orElse(null))));
  }
}
