package io.muster.notification.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.SwapEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The swaps that were asked for on one schedule, and what became of each. */
public final class Swaps {

  /** How a swap stands. */
  public enum State {
    /** It was not answered, and still can be. */
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /** It was not answered before its first time began. */
    EXPIRED
  }

  /**
   * One swap.
   *
   * @param asked what was asked
   * @param recorded what is recorded of it; {@link State#OPEN} while nothing is
   * @param answerNote what the other had to say; null when nothing
   * @param answeredBy who answered it or took it back; null while nobody has
   * @param answeredAt when, UTC; null while nobody has
   */
  public record Swap(
      SwapEvent.Asked asked,
      State recorded,
      String answerNote,
      Actor answeredBy,
      Instant answeredAt) {

    /** How it stands at an instant. */
    public State at(Instant now) {
      return recorded == State.OPEN && !asked.expiresAt().isAfter(now) ? State.EXPIRED : recorded;
    }

    private Swap answered(State state, String note, SwapEvent event) {
      return new Swap(asked, state, note, event.by(), event.at());
    }
  }

  private final Map<String, Swap> swaps = new LinkedHashMap<>();

  /** The swaps a schedule's events tell of; of others' events it takes no notice. */
  public static Swaps of(List<? extends Event> events) {
    Swaps swaps = new Swaps();
    for (Event event : events) {
      if (event instanceof SwapEvent swap) {
        swaps.on(swap);
      }
    }
    return swaps;
  }

  void on(SwapEvent event) {
    switch (event) {
      case SwapEvent.Asked it -> swaps.put(it.swapId(), new Swap(it, State.OPEN, null, null, null));
      case SwapEvent.Accepted it -> answered(it, State.ACCEPTED, it.note());
      case SwapEvent.Declined it -> answered(it, State.DECLINED, it.note());
      case SwapEvent.Withdrawn it -> answered(it, State.WITHDRAWN, null);
    }
  }

  private void answered(SwapEvent event, State state, String note) {
    swaps.computeIfPresent(event.swapId(), (id, swap) -> swap.answered(state, note, event));
  }

  /** One of them; nothing when none has this id. */
  public Optional<Swap> find(String swapId) {
    return Optional.ofNullable(swaps.get(swapId));
  }

  /** All of them, in the order in which they were asked for. */
  public Collection<Swap> all() {
    return new ArrayList<>(swaps.values());
  }
}
