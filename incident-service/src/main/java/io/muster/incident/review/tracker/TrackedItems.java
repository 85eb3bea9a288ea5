package io.muster.incident.review.tracker;

import io.muster.contracts.Event;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every action item that is or was tracked elsewhere. */
@Component
public final class TrackedItems extends LogRegister {

  private static final int COMMITS_AT_ONCE = 200;

  private final EventLog log;
  private final EventCodec codec;
  private final Map<String, Tracking> tracked = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();

  TrackedItems(EventLog log, EventCodec codec) {
    super(log, codec, "TrackedItem", TrackedItemEvent.ID_PREFIX);
    this.log = log;
    this.codec = codec;
  }

  /** How far it has come, as far as this process has read. */
  public synchronized Optional<Tracking> find(String reviewId, String actionId) {
    return Optional.ofNullable(tracked.get(TrackedItemEvent.idFor(reviewId, actionId)));
  }

  /** How far it has come at this moment, from the log itself. */
  Optional<Tracking> now(String trackedId) {
    Tracking tracking = null;
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(trackedId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          tracking = Tracking.after(tracking, (TrackedItemEvent) codec.decode(event));
          next = event.sequence() + 1;
        }
      }
    } while (page.more());
    return Optional.ofNullable(tracking);
  }

  @Override
  protected void forget() {
    tracked.clear();
    sequences.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    TrackedItemEvent said = (TrackedItemEvent) event;
    if (sequences.getOrDefault(said.trackedId(), -1L) < sequence) {
      sequences.put(said.trackedId(), sequence);
      tracked.compute(said.trackedId(), (id, before) -> Tracking.after(before, said));
    }
  }
}
