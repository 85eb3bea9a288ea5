package io.muster.incident.review.tracker;

import io.muster.contracts.Event;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every issue tracker that was set up. */
@Component
public final class Trackers extends LogRegister {

  private final Map<String, TrackerState> trackers = new HashMap<>();

  Trackers(EventLog log, EventCodec codec) {
    super(log, codec, "Tracker", TrackerEvent.ID_PREFIX);
  }

  /** All of them by name, those that were retired last. */
  public synchronized List<TrackerState> all() {
    return trackers.values().stream()
        .sorted(
            Comparator.comparing((TrackerState tracker) -> tracker.retired() != null)
                .thenComparing(
                    tracker -> tracker.said().name(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(tracker -> tracker.said().trackerId()))
        .toList();
  }

  /** By id. */
  public synchronized Optional<TrackerState> find(String trackerId) {
    return Optional.ofNullable(trackers.get(trackerId));
  }

  @Override
  protected void forget() {
    trackers.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    TrackerEvent said = (TrackerEvent) event;
    trackers.compute(said.trackerId(), (id, before) -> TrackerState.after(before, said, sequence));
  }
}
