package io.muster.incident.review.tracker;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/**
 * Says whether anything of an incident may be sent to a tracker: nothing of a private one, and
 * nothing of a drill. It is read from the log each time, so that no read model that lags lets
 * anything out.
 */
@Component
class Departures {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  Departures(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Whether it is rehearsed only. */
  boolean isDrill(String incidentId) {
    return DrillIds.inDrill(incidentId);
  }

  /** Whether only those named on it may know of it at this moment. */
  boolean isPrivate(String incidentId) {
    boolean onlyNamed = false;
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          next = event.sequence() + 1;
          // Most of an incident is about something else, and need not be decrypted for this.
          if (event.type().startsWith("incident.made-")) {
            onlyNamed =
                switch (codec.decode(event)) {
                  case AccessEvent.MadePrivate _ -> true;
                  case AccessEvent.MadePublic _ -> false;
                  default -> onlyNamed;
                };
          }
        }
      }
    } while (page.more());
    return onlyNamed;
  }
}
