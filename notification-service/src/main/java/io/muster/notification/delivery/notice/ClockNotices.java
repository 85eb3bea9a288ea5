package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.Reporters;
import io.muster.starter.CommandSender;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells those who answer for a report to an authority how much of its time has passed. Of a private
 * incident nobody is told who is not named on it.
 */
@Component
@ProcessingGroup(ClockNotices.GROUP)
class ClockNotices {

  static final String GROUP = "notification.clocks";

  private final Reporters reporters;
  private final Incidents incidents;
  private final CommandSender sender;

  ClockNotices(Reporters reporters, Incidents incidents, CommandSender sender) {
    this.reporters = reporters;
    this.incidents = incidents;
    this.sender = sender;
  }

  @EventHandler
  void on(AssessmentEvent event) {
    if (event instanceof ThresholdReached mark) {
      reporters.of(mark).stream()
          .filter(person -> !incidents.hiddenFrom(mark.incidentId(), person))
          .map(
              person ->
                  Requests.of(
                      mark.incidentId(),
                      person,
                      Kind.CLOCK_THRESHOLD,
                      mark.assessmentId(),
                      ClockWords.partOf(mark)))
          .forEach(sender::sendSystem);
    }
  }
}
