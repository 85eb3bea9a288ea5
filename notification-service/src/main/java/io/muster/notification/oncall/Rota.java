package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * People taking turns of equal length, in order, for ever.
 *
 * @param startsAt when the first person's first turn begins
 * @param turn how long each turn is
 */
record Rota(Instant startsAt, Duration turn, List<String> personIds) {

  /** One person's turn, from its first instant to the first of the next. */
  record Turn(String personId, Instant from, Instant until) {}

  Rota {
    personIds = List.copyOf(personIds);
  }

  static Rota of(SchedulePublished schedule) {
    return new Rota(
        schedule.startsAt(), Duration.ofHours(schedule.shiftHours()), schedule.personIds());
  }

  /** Whose turn it is; nobody's before the first one begins. */
  Optional<Turn> at(Instant instant) {
    if (instant.isBefore(startsAt)) {
      return Optional.empty();
    }
    long turnsBefore = Duration.between(startsAt, instant).dividedBy(turn);
    Instant from = startsAt.plus(turn.multipliedBy(turnsBefore));
    int person = Math.floorMod(turnsBefore, personIds.size());
    return Optional.of(new Turn(personIds.get(person), from, from.plus(turn)));
  }
}
