package io.muster.notification.delivery.email;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Asks for a page to everyone a step calls, and puts each page on the sender's list. It never waits
 * for a mail server, so that one slow delivery holds up no other incident.
 */
@Component
@ProcessingGroup(PageProcess.GROUP)
class PageProcess {

  static final String GROUP = "notification.pages";
  static final String EMAIL = "email";
  static final Actor PAGING = Actor.system("paging");

  private final CommandSender sender;
  private final Timers outbox;

  PageProcess(CommandSender sender, Timers pageOutbox) {
    this.sender = sender;
    this.outbox = pageOutbox;
  }

  @EventHandler
  void on(EscalationEvent event) {
    if (event instanceof EscalationEvent.StepFired step) {
      step.personIds().forEach(personId -> request(step, personId));
    }
  }

  private void request(EscalationEvent.StepFired step, String personId) {
    sender.sendSystem(
        new Request(
            PageId.of(step.escalationId(), step.level(), personId),
            step.escalationId(),
            step.incidentId(),
            step.level(),
            personId,
            EMAIL,
            PAGING));
  }

  @EventHandler
  void on(PageEvent event) {
    switch (event) {
      case PageEvent.Requested requested -> outbox.remind(requested.pageId(), requested.at());
      case PageEvent.AttemptStarted ignored -> {}
      case PageEvent.Sent sent -> outbox.forget(sent.pageId());
      case PageEvent.Failed failed -> {
        if (failed.retryAt() == null) {
          outbox.forget(failed.pageId());
        }
      }
    }
  }
}
