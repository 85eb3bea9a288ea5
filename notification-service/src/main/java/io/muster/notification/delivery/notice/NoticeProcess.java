package io.muster.notification.delivery.notice;

import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.Invitation;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.ReadinessEvent;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.Swaps;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Decides who is to be told what, and puts each notice on the sender's list. Hearing of something
 * twice tells nobody twice.
 */
@Component
@ProcessingGroup(NoticeProcess.GROUP)
class NoticeProcess {

  static final String GROUP = "notification.notices";

  private final CommandSender sender;
  private final Facts facts;
  private final OnCall onCall;
  private final Timers outbox;

  NoticeProcess(CommandSender sender, Facts facts, OnCall onCall, Timers noticeOutbox) {
    this.sender = sender;
    this.facts = facts;
    this.onCall = onCall;
    this.outbox = noticeOutbox;
  }

  /** Where a level called nobody, no shadow is told: they are never alone with an incident. */
  @EventHandler
  void on(EscalationEvent event) {
    if (event instanceof EscalationEvent.StepFired step && !step.personIds().isEmpty()) {
      facts.decide(() -> tellShadows(step));
    }
  }

  private void tellShadows(EscalationEvent.StepFired step) {
    facts
        .first(step.escalationId())
        .map(EscalationEvent.Started.class::cast)
        .map(started -> started.levels().get(step.level() - 1))
        .map(level -> onCall.shadowsOf(level, step.at()))
        .ifPresent(shadows -> shadows.forEach((shadow, of) -> tell(step, shadow, of)));
  }

  /** Where people take turns, who learns is told when it was the turn of who they learn from. */
  private void tell(EscalationEvent.StepFired step, String shadow, String of) {
    if (step.personIds().contains(of) && !step.personIds().contains(shadow)) {
      request(
          step.incidentId(),
          shadow,
          Kind.SHADOWED_PAGE,
          step.escalationId(),
          ShadowWords.part(step));
    }
  }

  @EventHandler
  void on(SwapEvent event) {
    switch (event) {
      case SwapEvent.Asked it -> request(it, it.askedId(), Kind.SWAP_ASKED);
      case SwapEvent.Accepted it -> request(it, asked(it).askerId(), Kind.SWAP_ANSWERED);
      case SwapEvent.Declined it -> request(it, asked(it).askerId(), Kind.SWAP_ANSWERED);
      case SwapEvent.Withdrawn it -> request(it, asked(it).askedId(), Kind.SWAP_WITHDRAWN);
    }
  }

  private SwapEvent.Asked asked(SwapEvent event) {
    return Swaps.of(facts.readable(event.scheduleId())).find(event.swapId()).orElseThrow().asked();
  }

  private void request(SwapEvent swap, String personId, Kind kind) {
    request(null, personId, kind, swap.scheduleId(), swap.swapId());
  }

  private void request(String incidentId, String personId, Kind kind, String aboutId, String part) {
    sender.sendSystem(Requests.of(incidentId, personId, kind, aboutId, part));
  }

  /** When they were invited tells one call of an incident from the next. */
  @EventHandler
  void on(BridgeEvent event) {
    if (event instanceof BridgeEvent.PeopleInvited invited) {
      invited.invitations().stream()
          .map(Invitation::personId)
          .forEach(
              person ->
                  request(
                      invited.incidentId(),
                      person,
                      Kind.BRIDGE_INVITATION,
                      invited.conversationId(),
                      invited.at().toString()));
    }
  }

  @EventHandler
  void on(ReadinessEvent event) {
    switch (event) {
      case ReadinessEvent.Checked check ->
          check.findings().stream()
              .flatMap(finding -> finding.ownerIds().stream())
              .distinct()
              .forEach(owner -> request(null, owner, Kind.READINESS_GAP, check.checkId(), "all"));
    }
  }

  @EventHandler
  void on(CalendarSubscriptionEvent event) {
    if (event instanceof CalendarSubscriptionEvent.Failing it) {
      request(
          null,
          it.personId(),
          Kind.CALENDAR_UNREADABLE,
          it.subscriptionId(),
          it.since().toString());
    }
  }

  @EventHandler
  void on(NoticeEvent event) {
    switch (event) {
      case NoticeEvent.Requested requested -> outbox.remind(requested.noticeId(), requested.at());
      case NoticeEvent.Sent sent -> outbox.forget(sent.noticeId());
      case NoticeEvent.Failed failed -> {
        if (failed.retryAt() == null) {
          outbox.forget(failed.noticeId());
        }
      }
    }
  }
}
