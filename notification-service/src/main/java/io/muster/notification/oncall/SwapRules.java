package io.muster.notification.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.SwapCommand.Ask;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.notification.oncall.Swaps.State;
import io.muster.notification.oncall.Swaps.Swap;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a swap has to keep to: nobody is put on call by it who did not say yes. */
final class SwapRules {

  private static final String PREFIX = "swap-";
  private static final int MOST_OPEN = 200;

  private SwapRules() {}

  static void ask(Ask command, Swaps swaps, Instant now) {
    Checks.id("/askedId", command.askedId());
    Checks.that(
        !command.askedId().equals(command.askerId()), "/askedId", "Ask somebody else than you.");
    times("/from", command.from(), "/until", command.until(), now);
    if (command.backFrom() != null || command.backUntil() != null) {
      times("/backFrom", command.backFrom(), "/backUntil", command.backUntil(), now);
      Checks.that(
          !command.backFrom().isBefore(command.until())
              || !command.from().isBefore(command.backUntil()),
          "/backFrom",
          "What you take in return is another time than what you give.");
    }
    note(command.note());
    long open = swaps.all().stream().filter(it -> it.at(now) == State.OPEN).count();
    if (open >= MOST_OPEN) {
      throw Refused.conflict(
          "too-many-swaps",
          "%d swaps wait for an answer on this schedule; withdraw some first."
              .formatted(MOST_OPEN));
    }
  }

  private static void times(String begins, Instant from, String ends, Instant until, Instant now) {
    DutyTimes.check(begins, from, ends, until, now);
    Checks.that(
        from.isAfter(now),
        begins,
        "A swap is of duty that has not begun; somebody can take over what runs by an override.");
  }

  static void note(String note) {
    if (note != null) {
      Checks.name("/note", note);
    }
  }

  /**
   * The swap that is to be answered.
   *
   * @return null when it has this answer already, so that nothing is to be done
   */
  static Swap toAnswer(Swaps swaps, String swapId, State answer, Instant now) {
    Swap swap = swaps.find(swapId).orElseThrow(() -> Refused.notFound("The swap"));
    State state = swap.at(now);
    if (state == answer) {
      return null;
    }
    if (state == State.EXPIRED) {
      throw Refused.conflict(
          "swap-expired", "Its first time has begun, and it was not answered before; ask anew.");
    }
    if (state != State.OPEN) {
      throw Refused.conflict(
          "swap-over", "It was %s already.".formatted(state.name().toLowerCase()));
    }
    return swap;
  }

  static void onlyTheAsked(Swap swap, Actor by) {
    if (!swap.asked().askedId().equals(by.id())) {
      throw Refused.forbidden("not-asked-of-you", "Only who was asked can answer.");
    }
  }

  /** What makes an accepted swap so. */
  static List<OverrideAdded> overrides(SwapEvent.Asked asked, Actor by, Instant now) {
    List<OverrideAdded> overrides = new ArrayList<>();
    overrides.add(override(asked, 1, asked.askedId(), asked.from(), asked.until(), by, now));
    if (asked.backFrom() != null) {
      overrides.add(
          override(asked, 2, asked.askerId(), asked.backFrom(), asked.backUntil(), by, now));
    }
    return overrides;
  }

  private static OverrideAdded override(
      SwapEvent.Asked asked,
      int nth,
      String personId,
      Instant from,
      Instant until,
      Actor by,
      Instant now) {
    return new OverrideAdded(
        asked.scheduleId(), asked.swapId() + "-" + nth, personId, from, until, null, by, now);
  }

  /** Whether two people agreed on an override, so that one of them alone cannot end it. */
  static boolean made(String overrideId) {
    return overrideId.startsWith(PREFIX);
  }
}
