package io.muster.notification.delivery.notice;

import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.starter.CommandSender;
import io.muster.starter.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells those who are there to approve a dangerous action that it waits for them, as soon as it was
 * tried, and once more before it lapses. In a drill nobody is told.
 */
@Component
@ProcessingGroup(ApprovalNotices.GROUP)
class ApprovalNotices {

  static final String GROUP = "notification.approvals";

  /** How long before it lapses they are told once more. */
  static final Duration BEFORE_IT_LAPSES = Duration.ofMinutes(30);

  private final WaitingActions actions;
  private final Approvers approvers;
  private final CommandSender sender;
  private final Timers timers;

  ApprovalNotices(
      WaitingActions actions, Approvers approvers, CommandSender sender, Timers approvalTimers) {
    this.actions = actions;
    this.approvers = approvers;
    this.sender = sender;
    this.timers = approvalTimers;
  }

  @EventHandler
  void on(GuardedActionEvent event) {
    if (event instanceof DryRunAnswered tried
        && WaitingActions.allows(tried.result())
        && !DrillIds.inDrill(tried.incidentId())) {
      actions
          .find(tried.actionId())
          .ifPresent(
              action -> {
                tell(action, ApprovalWords.FIRST);
                Instant again = action.lapsesAt().minus(BEFORE_IT_LAPSES);
                // What was tried that late says itself when it lapses.
                if (again.isAfter(tried.at())) {
                  timers.remind(action.actionId(), again);
                }
              });
    }
  }

  /** Tells them once more, while it still waits. */
  Optional<Instant> due(String actionId) {
    actions.find(actionId).ifPresent(action -> tell(action, ApprovalWords.AGAIN));
    return Optional.empty();
  }

  private void tell(Proposed action, String part) {
    approvers.of(action).stream()
        .map(
            person ->
                Requests.of(
                    action.incidentId(), person, Kind.ACTION_APPROVAL, action.actionId(), part))
        .forEach(sender::sendSystem);
  }
}
