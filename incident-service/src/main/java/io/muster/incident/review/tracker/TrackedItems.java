package io.muster.incident.review.tracker;

import io.muster.contracts.Event;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackedItemEvent.Troubled;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Every action item that is or was tracked elsewhere. */
@Component
public final class TrackedItems extends LogRegister {

  private final Stored stored;
  private final Map<String, Tracking> tracked = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();

  TrackedItems(EventLog log, EventCodec codec, Stored stored) {
    super(log, codec, "TrackedItem", TrackedItemEvent.ID_PREFIX);
    this.stored = stored;
  }

  /** How far it has come, as far as this process has read. */
  public synchronized Optional<Tracking> find(String reviewId, String actionId) {
    return Optional.ofNullable(tracked.get(TrackedItemEvent.idFor(reviewId, actionId)));
  }

  /**
   * The items that are tracked in an issue, as far as this process has read. Not one whose tracker
   * asked to be left alone: that is looked at when its time has come.
   */
  synchronized List<String> following(String trackerId, String key) {
    return tracked.entrySet().stream()
        .filter(it -> it.getValue().withdrawn() == null && it.getValue().link() != null)
        .filter(it -> it.getValue().handedOver().trackerId().equals(trackerId))
        .filter(it -> it.getValue().link().key().equals(key))
        .filter(it -> !isBusy(it.getValue().trouble()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isBusy(Troubled trouble) {
    return trouble != null && trouble.trouble() == TrackerTrouble.BUSY;
  }

  /** How far it has come at this moment, from the log itself. */
  Optional<Tracking> now(String trackedId) {
    AtomicReference<Tracking> tracking = new AtomicReference<>();
    stored.each(
        trackedId,
        event ->
            tracking.updateAndGet(
                before -> Tracking.after(before, (TrackedItemEvent) stored.read(event))));
    return Optional.ofNullable(tracking.get());
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
