package io.muster.incident.recovery.watch;

import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.starter.timer.Timers;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Has a watch looked at from its beginning on, and in a drill whenever its time goes on. */
@Component
@ProcessingGroup(WatchReminders.GROUP)
class WatchReminders {

  static final String GROUP = "incident.recovery-watch";

  private final Timers reminders;

  WatchReminders(Timers recoveryTimers) {
    this.reminders = recoveryTimers;
  }

  @EventHandler
  void on(RecoveryWatchEvent event) {
    switch (event) {
      case Started started -> {
        reminders.remind(started.incidentId(), started.at());
        // One that is there already may be about to find that the watch before it is over.
        reminders.dueNow(started.incidentId());
      }
      case RecoveryDeclared _ -> {
        // Nothing is to be looked at for it.
      }
      default -> reminders.forget(event.incidentId());
    }
  }

  @EventHandler
  void on(DrillTick tick) {
    reminders.dueNowAlike(DrillIds.within(tick.drillId(), ""));
  }
}
