package io.muster.notification.escalation;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.Reporters;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has those paged who answer for a report to an authority when its time runs out, and the policy of
 * the incident's services after them when it is nearly over and none of them does anything for the
 * report. What may happen twice here happens once: the ids follow from what was recorded.
 */
@Component
@ProcessingGroup(ReportCalls.GROUP)
class ReportCalls {

  static final String GROUP = "notification.report-calls";

  /** A report is opened and read before anything is done for it. */
  static final int ANSWER_WITHIN_SECONDS = 600;

  /** With more time than this left a mail is enough, which is read in the morning. */
  private static final Duration LEAVES_A_NIGHT = Duration.ofHours(24);

  /** Nobody is woken for what was recorded longer ago; it was mailed then. */
  private static final Duration BYGONE = Duration.ofDays(7);

  private final Facts facts;
  private final Incidents incidents;
  private final Reporters reporters;
  private final ReportNeeds needs;
  private final Starter starter;
  private final CommandSender sender;
  private final Clock clock;

  ReportCalls(
      Facts facts,
      Incidents incidents,
      Reporters reporters,
      ReportNeeds needs,
      Starter starter,
      CommandSender sender,
      Clock clock) {
    this.facts = facts;
    this.incidents = incidents;
    this.reporters = reporters;
    this.needs = needs;
    this.starter = starter;
    this.sender = sender;
    this.clock = clock;
  }

  @EventHandler
  void on(AssessmentEvent event) {
    stopWhatIsOver(event.assessmentId());
    if (event instanceof ThresholdReached mark && calls(mark)) {
      call(mark);
    }
  }

  /** Once a release pages that did not before, it reads what was recorded for years. */
  private boolean calls(ThresholdReached mark) {
    return mark.at().plus(BYGONE).isAfter(clock.instant())
        && (mark.mark().critical()
            || Duration.between(mark.at(), mark.dueAt()).compareTo(LEAVES_A_NIGHT) < 0);
  }

  private void call(ThresholdReached mark) {
    String escalationId = EscalationIds.ofReport(mark, false);
    if (facts.kindOf(escalationId).isPresent() || needs.quietBecause(escalationId).isPresent()) {
      return;
    }
    List<Target> people =
        reporters.of(mark).stream()
            .filter(person -> !incidents.hiddenFrom(mark.incidentId(), person))
            .map(person -> new Target(Target.Kind.PERSON, person))
            .toList();
    if (people.isEmpty()) {
      byPolicy(mark);
      return;
    }
    sender.decide(
        new Start(
            escalationId,
            mark.incidentId(),
            mark.assessmentId(),
            0,
            List.of(new Level(people, ANSWER_WITHIN_SECONDS)),
            0,
            null,
            Steps.ESCALATION));
  }

  /**
   * Those who answer for it did nothing in time; or what ends a call was heard of while it was just
   * being started.
   */
  @EventHandler
  void on(EscalationEvent event) {
    if (event.callsForReport() && event instanceof EscalationEvent.Started) {
      stopIfOver(event.escalationId());
    } else if (event.callsForReport() && event instanceof EscalationEvent.Exhausted) {
      needs
          .standing(event.escalationId())
          .filter(mark -> EscalationIds.ofReport(mark, false).equals(event.escalationId()))
          .ifPresent(this::byPolicy);
    }
  }

  private void byPolicy(ThresholdReached mark) {
    String escalationId = EscalationIds.ofReport(mark, true);
    if (mark.mark().critical() && needs.quietBecause(escalationId).isEmpty()) {
      incidents
          .find(mark.incidentId())
          .ifPresent(
              incident -> starter.start(escalationId, incident.id(), incident.services(), null));
    }
  }

  private void stopWhatIsOver(String assessmentId) {
    facts.readable(assessmentId).stream()
        .filter(ThresholdReached.class::isInstance)
        .map(ThresholdReached.class::cast)
        .flatMap(
            mark ->
                Stream.of(EscalationIds.ofReport(mark, false), EscalationIds.ofReport(mark, true)))
        .distinct()
        .filter(escalationId -> facts.kindOf(escalationId).isPresent())
        .forEach(this::stopIfOver);
  }

  private void stopIfOver(String escalationId) {
    needs
        .quietBecause(escalationId)
        .ifPresent(
            why ->
                sender.decide(new Stop(escalationId, "the incident was " + why, Steps.ESCALATION)));
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {

    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

    /** At an even pace: one report does not wait the longer for another's. */
    @Bean
    RetriedByItself reportCallsRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }
  }
}
