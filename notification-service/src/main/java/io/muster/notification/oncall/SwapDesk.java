package io.muster.notification.oncall;

import io.muster.contracts.oncall.SwapCommand.Ask;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.SwapForms.SwapShown;
import io.muster.notification.oncall.Swaps.State;
import io.muster.notification.oncall.Swaps.Swap;
import io.muster.notification.oncall.turns.ScheduleHistory;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What has to be true around a swap, and how it is shown. People give away only what is theirs:
 * whose duty a time is depends on leave, too, which a schedule by itself does not know.
 */
@Component
class SwapDesk {

  private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(14);

  private final Rosters rosters;
  private final OnCall onCall;
  private final Persons persons;
  private final Clock clock;

  SwapDesk(Rosters rosters, OnCall onCall, Persons persons, Clock clock) {
    this.rosters = rosters;
    this.onCall = onCall;
    this.persons = persons;
    this.clock = clock;
  }

  void requireAskable(Roster roster, Ask ask) {
    SwapRules.ask(ask, roster.swaps(), clock.instant());
    Checks.that(
        onCall.contact(ask.askedId()).isPresent(),
        "/askedId",
        "Nobody has said how this person is reached; a manager sets that first.");
    Checks.that(
        isDuty(roster, ask.askerId(), ask.from(), ask.until()),
        "/from",
        "You are not on call for the whole of this time; give away only what is yours.");
    Checks.that(
        ask.backFrom() == null || isDuty(roster, ask.askedId(), ask.backFrom(), ask.backUntil()),
        "/backFrom",
        "They are not on call for the whole of this time.");
  }

  /** The duty may have become somebody else's since it was asked for. */
  void requireStillSo(Roster roster, SwapEvent.Asked asked) {
    boolean theirs =
        isDuty(roster, asked.askerId(), asked.from(), asked.until())
            && (asked.backFrom() == null
                || isDuty(roster, asked.askedId(), asked.backFrom(), asked.backUntil()));
    if (!theirs) {
      throw Refused.conflict(
          "swap-outdated",
          "Who is on call at these times has changed since; the swap has to be asked for anew.");
    }
  }

  private boolean isDuty(Roster roster, String personId, Instant from, Instant until) {
    return rosters.schedule(roster.history()).in(new Span(from, until)).stream()
        .allMatch(stretch -> personId.equals(stretch.personId()));
  }

  /** The schedule as it would be with a swap, and the time in which it differs. */
  record Tried(ScheduleHistory after, Span span) {}

  static Tried tried(ScheduleHistory before, SwapEvent.Asked asked) {
    ScheduleHistory after = before;
    Instant from = asked.from();
    Instant until = asked.until();
    for (var it : SwapRules.overrides(asked, asked.by(), asked.at())) {
      after =
          after.with(new Override(it.overrideId(), it.personId(), new Span(it.from(), it.until())));
      from = it.from().isBefore(from) ? it.from() : from;
      until = it.until().isAfter(until) ? it.until() : until;
    }
    return new Tried(after, new Span(from, until));
  }

  /** Every swap that is not long over, the newest first. */
  List<SwapShown> all(Caller caller) {
    Instant after = clock.instant().minus(SHOWN_AFTERWARDS);
    return rosters.ids().stream()
        .flatMap(id -> rosters.find(id).stream())
        .flatMap(
            roster ->
                roster.swaps().all().stream()
                    .filter(swap -> end(swap.asked()).isAfter(after))
                    .map(swap -> shown(roster, swap, caller)))
        .sorted(Comparator.comparing(SwapShown::askedAt).reversed().thenComparing(SwapShown::id))
        .toList();
  }

  private static Instant end(SwapEvent.Asked asked) {
    return asked.backUntil() != null && asked.backUntil().isAfter(asked.until())
        ? asked.backUntil()
        : asked.until();
  }

  private SwapShown shown(Roster roster, Swap swap, Caller caller) {
    SwapEvent.Asked asked = swap.asked();
    State state = swap.at(clock.instant());
    boolean open = state == State.OPEN;
    boolean reads = DutyRights.readsTexts(caller);
    Map<String, Person> people =
        persons.shown(Stream.of(asked.askerId(), asked.askedId()).toList(), caller);
    return new SwapShown(
        asked.swapId(),
        roster.id(),
        roster.newest().name(),
        people.get(asked.askerId()),
        people.get(asked.askedId()),
        asked.from(),
        asked.until(),
        asked.backFrom(),
        asked.backUntil(),
        state,
        asked.at(),
        asked.expiresAt(),
        reads ? asked.note() : null,
        reads ? swap.answerNote() : null,
        swap.answeredAt(),
        open && asked.askedId().equals(caller.id()),
        open && DutyRights.of(caller, asked.askerId()));
  }
}
