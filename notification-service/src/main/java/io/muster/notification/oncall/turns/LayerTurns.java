package io.muster.notification.oncall.turns;

import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.OnHolidays;
import io.muster.contracts.oncall.Layer.Restriction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one layer by itself says, before anybody is away or stands in. */
public final class LayerTurns {

  /**
   * A person's turn, or the part of it that restrictions leave.
   *
   * @param place of the person in the rotation's order
   */
  public record Turn(Span span, int place) {}

  private final Layer layer;
  private final ZoneId zone;
  private final List<Holiday> holidays;

  /** The turns of a layer of a schedule with these holidays. */
  public LayerTurns(Layer layer, List<Holiday> holidays) {
    this.layer = layer;
    this.zone = ZoneId.of(layer.zone());
    this.holidays = holidays;
  }

  /** The turns within a span, in order; times at which the layer is off are in none. */
  public List<Turn> in(Span asked) {
    Optional<Span> bounded = lifetime(asked);
    if (bounded.isEmpty()) {
      return List.of();
    }
    List<Span> duty = duty(bounded.get());
    List<Turn> turns = new ArrayList<>();
    int next = 0;
    for (Turn turn : unrestricted(bounded.get())) {
      while (next < duty.size() && !duty.get(next).until().isAfter(turn.span().from())) {
        next++;
      }
      for (int i = next; i < duty.size() && duty.get(i).from().isBefore(turn.span().until()); i++) {
        duty.get(i).and(turn.span()).ifPresent(part -> turns.add(new Turn(part, turn.place())));
      }
    }
    return turns;
  }

  private Optional<Span> lifetime(Span asked) {
    return layer.until() == null
        ? Optional.of(asked)
        : Span.between(
            asked.from(), earlier(asked.until(), on(layer.until(), layer.rotation().handOff())));
  }

  private List<Turn> unrestricted(Span span) {
    HandOffs handOffs = new HandOffs(layer.rotation(), zone);
    List<Turn> turns = new ArrayList<>();
    long turn = Math.max(0, handOffs.turnAt(span.from()));
    Instant from = handOffs.at(turn);
    while (from.isBefore(span.until())) {
      Instant until = handOffs.at(turn + 1);
      int place = (int) (turn % layer.personIds().size());
      Span.between(from, until)
          .flatMap(span::and)
          .ifPresent(part -> turns.add(new Turn(part, place)));
      from = until;
      turn++;
    }
    return turns;
  }

  /** When the layer is on duty, whoever's turn it is. */
  private List<Span> duty(Span span) {
    List<Span> times = restricted(span);
    if (layer.holidays() == OnHolidays.AS_EVER) {
      return times;
    }
    List<Span> days =
        Span.joined(
            holidays.stream()
                .flatMap(
                    holiday ->
                        Span.between(midnight(holiday.date()), midnight(holiday.date().plusDays(1)))
                            .stream())
                .toList());
    return times.stream()
        .flatMap(
            time ->
                layer.holidays() == OnHolidays.OFF
                    ? time.without(days).stream()
                    : days.stream().flatMap(day -> day.and(time).stream()))
        .toList();
  }

  private List<Span> restricted(Span span) {
    if (layer.restrictions().isEmpty()) {
      return List.of(span);
    }
    List<Span> times = new ArrayList<>();
    LocalDate first = span.from().atZone(zone).toLocalDate().minusDays(2);
    LocalDate last = span.until().atZone(zone).toLocalDate().plusDays(1);
    first
        .datesUntil(last.plusDays(1))
        .forEach(
            day -> {
              for (Restriction restriction : layer.restrictions()) {
                if (begins(restriction, day)) {
                  time(restriction, day).flatMap(span::and).ifPresent(times::add);
                }
              }
            });
    return Span.joined(times);
  }

  private static boolean begins(Restriction restriction, LocalDate day) {
    return restriction.days().isEmpty() || restriction.days().contains(day.getDayOfWeek());
  }

  private Optional<Span> time(Restriction restriction, LocalDate day) {
    boolean overnight = !restriction.until().isAfter(restriction.from());
    return Span.between(
        on(day, restriction.from()), on(overnight ? day.plusDays(1) : day, restriction.until()));
  }

  private Instant on(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }

  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
