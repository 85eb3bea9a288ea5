package io.muster.incident.response.action;

import io.muster.contracts.Actor;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.CalledOff;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.action.GuardedActionEvent.StepNamed;
import io.muster.contracts.automation.RuleActors;
import io.muster.starter.timer.Timers;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Has an action looked at as soon as a person or a rule has decided something about it. What Muster
 * itself reports is reported by whoever is looking at it already, and knows when to look again.
 */
@Component
@ProcessingGroup(ActionReminders.GROUP)
class ActionReminders {

  static final String GROUP = "incident.actions";

  private final Timers reminders;

  ActionReminders(Timers actionTimers) {
    this.reminders = actionTimers;
  }

  @EventHandler
  void on(GuardedActionEvent event) {
    if (event instanceof CalledOff) {
      reminders.forget(event.actionId());
    } else if (decides(event)) {
      reminders.remind(event.actionId(), event.at());
      // One that is there already is due much later.
      reminders.dueNow(event.actionId());
    }
  }

  private static boolean decides(GuardedActionEvent event) {
    return switch (event) {
      case Proposed _ -> true;
      case StepNamed _ -> false;
      default -> event.by().kind() != Actor.Kind.SYSTEM || RuleActors.isRule(event.by());
    };
  }
}
