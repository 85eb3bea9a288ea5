package io.muster.reporting.clock;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.regulation.AssessmentCommand.MarkThreshold;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Looks at the clocks of an assessment whenever what they depend on was recorded, and again when
 * one of them reaches its next mark. What it finds is decided by the assessment itself, so that
 * looking twice, late or in several copies of this service reminds nobody twice. An incident that
 * nobody has begun to assess is not looked at.
 */
@Component
@ProcessingGroup(ClockWatch.GROUP)
class ClockWatch {

  static final String GROUP = "reporting.clock-marks";

  private static final Actor BY = Actor.system("regulatory-clocks");

  /** Rules, holidays and this program may change while nothing is recorded. */
  private static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

  private final Entities entities;
  private final Assessments assessments;
  private final Drafts drafts;
  private final Deadlines deadlines;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  ClockWatch(
      Entities entities,
      Assessments assessments,
      Drafts drafts,
      Deadlines deadlines,
      CommandSender sender,
      Timers clockTimers,
      Clock clock) {
    this.entities = entities;
    this.assessments = assessments;
    this.drafts = drafts;
    this.deadlines = deadlines;
    this.sender = sender;
    this.timers = clockTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(AssessmentEvent event) {
    if (!(event instanceof AssessmentEvent.ThresholdReached)) {
      look(event.assessmentId());
    }
  }

  @EventHandler
  void on(IncidentEvent event) {
    if (IncidentRecord.movesClocks(event)) {
      entities.all().stream()
          .map(entity -> AssessmentEvent.idFor(event.incidentId(), entity.id()))
          .filter(assessmentId -> entities.version(assessmentId) >= 0)
          .forEach(this::look);
    }
  }

  @EventHandler
  void on(EntityEvent event) {
    if (event instanceof EntityEvent.Described) {
      assessments
          .incidentsOf(event.entityId())
          .forEach(incidentId -> look(AssessmentEvent.idFor(incidentId, event.entityId())));
    }
  }

  private void look(String assessmentId) {
    timers.remind(assessmentId, clock.instant());
    timers.dueNow(assessmentId);
  }

  /** Marks what is to be marked now; answers when to look again, while a clock runs. */
  Optional<Instant> due(String assessmentId) {
    String incidentId = AssessmentEvent.incidentOf(assessmentId);
    String entityId = AssessmentEvent.entityOf(assessmentId);
    List<Standing.Step> incident = entities.recorded(incidentId);
    Standing standing = assessments.standing(incidentId, entityId, incident);
    Instant now = clock.instant();
    List<Instant> next = new ArrayList<>();
    standing
        .clocks()
        .forEach(
            (regime, clocks) ->
                clocks.forEach(
                    each -> {
                      if (standing.known().marks().due(each, now).isPresent()) {
                        sender.decide(mark(assessmentId, regime, each, standing, incident));
                      }
                      ClockMarks.next(each, now).ifPresent(next::add);
                    }));
    return next.stream()
        .min(Instant::compareTo)
        .map(first -> first.isAfter(now.plus(AT_LEAST_EVERY)) ? now.plus(AT_LEAST_EVERY) : first);
  }

  private MarkThreshold mark(
      String assessmentId,
      Regime regime,
      RegulatoryClock due,
      Standing standing,
      List<Standing.Step> incident) {
    return new MarkThreshold(
        AssessmentEvent.incidentOf(assessmentId),
        AssessmentEvent.entityOf(assessmentId),
        regime,
        due.rule(),
        drafts.missing(due.report(), standing.steps(), incident),
        standing.movedBy(regime, due, deadlines).orElse(null),
        BY);
  }
}
