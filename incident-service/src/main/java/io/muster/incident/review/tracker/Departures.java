package io.muster.incident.review.tracker;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Says whether anything of an incident may be sent to a tracker: nothing of a private one, and
 * nothing of a drill. It is read from the log each time, so that no read model that lags lets
 * anything out.
 */
@Component
class Departures {

  /** How the names begin of what shuts and opens an incident's door. */
  private static final String MADE = "incident.made-";

  private final Stored stored;

  Departures(Stored stored) {
    this.stored = stored;
  }

  /** Whether it is rehearsed only. */
  boolean isDrill(String incidentId) {
    return DrillIds.inDrill(incidentId);
  }

  /** Whether only those named on it may know of it at this moment. */
  boolean isPrivate(String incidentId) {
    AtomicBoolean onlyNamed = new AtomicBoolean();
    stored.each(
        incidentId,
        event -> {
          // Most of an incident is about something else, and need not be decrypted for this.
          if (event.type().startsWith(MADE)) {
            onlyNamed.set(stored.read(event) instanceof AccessEvent.MadePrivate);
          }
        });
    return onlyNamed.get();
  }
}
