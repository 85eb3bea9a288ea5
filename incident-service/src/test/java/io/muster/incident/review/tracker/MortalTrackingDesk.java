package io.muster.incident.review.tracker;

import io.muster.contracts.Command;
import io.muster.contracts.Event;
import io.muster.incident.review.ReviewRegister;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A desk whose process dies once, right before or after a certain command is on record. */
class MortalTrackingDesk extends TrackingDesk {

  /** When it dies. */
  record Death(Class<? extends Command> command, boolean after) {}

  private final AtomicReference<Death> death = new AtomicReference<>();

  MortalTrackingDesk(
      TrackedItems tracked,
      Trackers trackers,
      TrackerConnections connections,
      ReviewRegister reviews,
      Departures departures,
      CommandSender sender,
      MusterProperties properties) {
    super(tracked, trackers, connections, reviews, departures, sender, properties);
  }

  void dieOnce(Class<? extends Command> command, boolean after) {
    death.set(new Death(command, after));
  }

  boolean hasDied() {
    return death.get() == null;
  }

  @Override
  List<Event> decide(Command command) {
    dieIf(command, false);
    List<Event> events = super.decide(command);
    dieIf(command, true);
    return events;
  }

  private void dieIf(Command command, boolean after) {
    Death planned = death.get();
    if (planned != null && planned.equals(new Death(command.getClass(), after))) {
      death.set(null);
      throw new IllegalStateException("The process died " + planned);
    }
  }
}
