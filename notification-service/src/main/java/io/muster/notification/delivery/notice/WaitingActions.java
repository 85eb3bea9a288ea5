package io.muster.notification.delivery.notice;

import io.muster.contracts.Event;
import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionEvent.Approved;
import io.muster.contracts.action.GuardedActionEvent.CalledOff;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.DryRunAsked;
import io.muster.contracts.action.GuardedActionEvent.Lapsed;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.action.GuardedActionEvent.Started;
import io.muster.notification.facts.Facts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which guarded actions somebody else has to approve, at this moment. */
@Component
class WaitingActions {

  private final Facts facts;

  WaitingActions(Facts facts) {
    this.facts = facts;
  }

  /** The action, while it waits and can be approved; nothing otherwise. */
  Optional<Proposed> find(String actionId) {
    Proposed proposed = null;
    boolean approvable = false;
    for (Event event : facts.readable(actionId)) {
      switch (event) {
        case Proposed it -> proposed = it;
        case DryRunAsked _ -> approvable = false;
        case DryRunAnswered it -> approvable = allows(it.result());
        case Approved _, CalledOff _, Lapsed _, Started _ -> {
          return Optional.empty();
        }
        default -> {
          // Whatever else happens to it leaves it waiting.
        }
      }
    }
    return approvable && proposed != null && !proposed.dangers().isEmpty()
        ? Optional.of(proposed)
        : Optional.empty();
  }

  /** Whether the target may be asked to do it, after what it said when it was tried. */
  static boolean allows(DryRunResult result) {
    return switch (result) {
      case WOULD_DO, NOT_OFFERED -> true;
      case REFUSED, NO_ANSWER -> false;
    };
  }
}
