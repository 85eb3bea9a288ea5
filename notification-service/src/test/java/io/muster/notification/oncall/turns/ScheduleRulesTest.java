package io.muster.notification.oncall.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.OnHolidays;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.OverrideRemoved;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the guide, each by an example. */
class ScheduleRulesTest {

  private static final Actor MINA = Actor.person("mina", "Mina Moreau");

  @Test
  void a_hand_off_keeps_its_time_of_day_when_clocks_change() {
    Layer layer =
        layer("day", "Europe/Berlin", Rotation.Unit.DAYS, "2026-03-27", "09:00", "rosa", "ravi");
    assertThat(told(layer, "2026-03-28T00:00:00Z", "2026-03-30T12:00:00Z"))
        .containsExactly(
            "rosa 2026-03-28T00:00:00Z TURN",
            "ravi 2026-03-28T08:00:00Z TURN",
            "rosa 2026-03-29T07:00:00Z TURN",
            "ravi 2026-03-30T07:00:00Z TURN");
  }

  @Test
  void a_hand_off_that_clocks_leave_out_comes_as_much_later() {
    Layer layer =
        layer("day", "Europe/Berlin", Rotation.Unit.DAYS, "2026-03-27", "02:30", "rosa", "ravi");
    assertThat(told(layer, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly("ravi 2026-03-28T12:00:00Z TURN", "rosa 2026-03-29T01:30:00Z TURN");
  }

  @Test
  void a_hand_off_that_comes_twice_is_the_first() {
    Layer layer =
        layer("day", "Europe/Berlin", Rotation.Unit.DAYS, "2026-10-23", "02:30", "rosa", "ravi");
    assertThat(told(layer, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
        .containsExactly("ravi 2026-10-24T12:00:00Z TURN", "rosa 2026-10-25T00:30:00Z TURN");
  }

  @Test
  void hours_are_counted_on_a_stopwatch() {
    Layer layer =
        layer("h", "Europe/Berlin", Rotation.Unit.HOURS, "2026-03-28", "12:00", "rosa", "ravi");
    Layer twelve =
        new Layer(
            "h",
            "h",
            layer.zone(),
            new Rotation(
                Rotation.Unit.HOURS, 12, LocalDate.of(2026, 3, 28), LocalTime.NOON, List.of()),
            layer.personIds(),
            List.of(),
            OnHolidays.AS_EVER,
            null);
    assertThat(told(twelve, "2026-03-28T11:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly(
            "rosa 2026-03-28T11:00:00Z TURN",
            "ravi 2026-03-28T23:00:00Z TURN",
            "rosa 2026-03-29T11:00:00Z TURN");
  }

  @Test
  void months_that_are_too_short_hand_off_on_their_last_day() {
    Layer layer =
        layer("m", "UTC", Rotation.Unit.MONTHS, "2028-01-31", "09:00", "rosa", "ravi", "mina");
    assertThat(told(layer, "2028-02-01T00:00:00Z", "2028-05-01T00:00:00Z"))
        .containsExactly(
            "rosa 2028-02-01T00:00:00Z TURN",
            "ravi 2028-02-29T09:00:00Z TURN",
            "mina 2028-03-31T09:00:00Z TURN",
            "rosa 2028-04-30T09:00:00Z TURN");
  }

  @Test
  void a_week_can_be_shared_between_its_days_and_its_end() {
    Layer layer =
        new Layer(
            "w",
            "w",
            "UTC",
            new Rotation(
                Rotation.Unit.WEEKS,
                1,
                LocalDate.of(2026, 11, 23),
                LocalTime.of(9, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
            List.of("rosa", "ravi", "mina"),
            List.of(),
            OnHolidays.AS_EVER,
            null);
    assertThat(told(layer, "2026-11-23T00:00:00Z", "2026-12-05T00:00:00Z"))
        .containsExactly(
            "nobody 2026-11-23T00:00:00Z NO_LAYER",
            "rosa 2026-11-23T09:00:00Z TURN",
            "ravi 2026-11-27T09:00:00Z TURN",
            "mina 2026-11-30T09:00:00Z TURN",
            "rosa 2026-12-04T09:00:00Z TURN");
  }

  @Test
  void the_duty_follows_the_sun_through_layers_in_their_own_zones() {
    assertThat(
            told(
                history(
                    office("apac", "Asia/Tokyo", "ines"),
                    office("emea", "Europe/Berlin", "rosa"),
                    office("amer", "America/New_York", "omar")),
                Away.nobody(),
                "2026-11-24T00:00:00Z",
                "2026-11-25T00:00:00Z"))
        .containsExactly(
            "ines 2026-11-24T00:00:00Z TURN",
            "rosa 2026-11-24T09:00:00Z TURN",
            "omar 2026-11-24T17:00:00Z TURN",
            "nobody 2026-11-24T23:00:00Z NO_LAYER");
  }

  private static Layer office(String id, String zone, String person) {
    return new Layer(
        id,
        id,
        zone,
        new Rotation(
            Rotation.Unit.WEEKS, 1, LocalDate.of(2026, 1, 5), LocalTime.MIDNIGHT, List.of()),
        List.of(person),
        List.of(new Restriction(List.of(), LocalTime.of(9, 0), LocalTime.of(18, 0))),
        OnHolidays.AS_EVER,
        null);
  }

  @Test
  void a_layer_may_be_off_or_only_on_holidays() {
    Layer usual =
        withHolidays(
            layer("u", "UTC", Rotation.Unit.DAYS, "2026-12-01", "00:00", "rosa"), OnHolidays.OFF);
    Layer feast =
        withHolidays(
            layer("f", "UTC", Rotation.Unit.DAYS, "2026-12-01", "00:00", "omar"), OnHolidays.ONLY);
    ScheduleHistory history =
        new ScheduleHistory(
            List.of(
                new ScheduleHistory.Plan(
                    Instant.MIN,
                    List.of(usual, feast),
                    List.of(),
                    List.of(new Holiday(LocalDate.of(2026, 12, 25), "Christmas Day")))),
            List.of());
    assertThat(told(history, Away.nobody(), "2026-12-24T00:00:00Z", "2026-12-27T00:00:00Z"))
        .containsExactly(
            "rosa 2026-12-24T00:00:00Z TURN",
            "omar 2026-12-25T00:00:00Z TURN",
            "rosa 2026-12-26T00:00:00Z TURN");
  }

  @Test
  void who_is_on_leave_is_covered_by_the_next_of_the_layer_then_by_the_next_layer_then_by_nobody() {
    Layer first = layer("a", "UTC", Rotation.Unit.DAYS, "2026-11-23", "00:00", "rosa", "ravi");
    Layer second = layer("b", "UTC", Rotation.Unit.DAYS, "2026-11-23", "00:00", "omar");
    Away away =
        new Away(
            Map.of(
                "rosa", List.of(span("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")),
                "ravi", List.of(span("2026-11-23T12:00:00Z", "2026-11-24T00:00:00Z")),
                "omar", List.of(span("2026-11-23T18:00:00Z", "2026-11-24T00:00:00Z"))));
    assertThat(told(history(first, second), away, "2026-11-23T00:00:00Z", "2026-11-24T06:00:00Z"))
        .containsExactly(
            "ravi 2026-11-23T00:00:00Z LEAVE_COVER for rosa",
            "omar 2026-11-23T12:00:00Z LEAVE_COVER for rosa",
            "nobody 2026-11-23T18:00:00Z ALL_AWAY for rosa",
            "ravi 2026-11-24T00:00:00Z TURN");
  }

  @Test
  void what_is_published_overridden_or_entered_changes_nothing_that_has_been() {
    Layer rosa = layer("a", "UTC", Rotation.Unit.DAYS, "2026-11-01", "00:00", "rosa");
    Layer ravi = layer("a", "UTC", Rotation.Unit.DAYS, "2026-11-01", "00:00", "ravi");
    ScheduleHistory history =
        ScheduleHistory.of(
            List.of(
                published(rosa, "2026-11-10T00:00:00Z"),
                new OverrideAdded(
                    "s",
                    "o1",
                    "omar",
                    at("2026-11-11T00:00:00Z"),
                    at("2026-11-13T00:00:00Z"),
                    null,
                    MINA,
                    at("2026-11-12T00:00:00Z")),
                new OverrideAdded(
                    "s",
                    "o2",
                    "ines",
                    at("2026-11-14T00:00:00Z"),
                    at("2026-11-16T00:00:00Z"),
                    null,
                    MINA,
                    at("2026-11-13T00:00:00Z")),
                new OverrideRemoved("s", "o2", MINA, at("2026-11-15T00:00:00Z")),
                published(ravi, "2026-11-20T00:00:00Z")));
    assertThat(told(history, Away.nobody(), "2026-11-05T00:00:00Z", "2026-11-22T00:00:00Z"))
        .containsExactly(
            "rosa 2026-11-05T00:00:00Z TURN",
            "omar 2026-11-12T00:00:00Z OVERRIDE for rosa",
            "rosa 2026-11-13T00:00:00Z TURN",
            "ines 2026-11-14T00:00:00Z OVERRIDE for rosa",
            "rosa 2026-11-15T00:00:00Z TURN",
            "ravi 2026-11-20T00:00:00Z TURN");
    assertThat(
            Away.of(
                List.of(
                    new LeaveTaken(
                        "l",
                        "rosa",
                        at("2026-11-01T00:00:00Z"),
                        at("2026-11-09T00:00:00Z"),
                        MINA,
                        at("2026-11-03T00:00:00Z")),
                    new LeaveCancelled("l", "rosa", MINA, at("2026-11-05T00:00:00Z")))))
        .containsExactly(Map.entry("l", span("2026-11-03T00:00:00Z", "2026-11-05T00:00:00Z")));
  }

  private static SchedulePublished published(Layer layer, String at) {
    return new SchedulePublished(
        "s", "S", null, "UTC", List.of(layer), List.of(), List.of(), MINA, at(at));
  }

  @Test
  void the_end_of_a_stretch_is_found_however_far_it_is_and_none_is_made_up() {
    Layer months = layer("m", "UTC", Rotation.Unit.MONTHS, "2026-01-01", "00:00", "rosa", "ravi");
    FinalSchedule schedule = new FinalSchedule(history(months), Away.nobody());
    assertThat(schedule.at(at("2026-01-02T00:00:00Z")).span().until())
        .isEqualTo(at("2026-02-01T00:00:00Z"));
    Layer ever = layer("e", "UTC", Rotation.Unit.DAYS, "2026-01-01", "00:00", "rosa");
    Instant now = at("2026-01-02T00:00:00Z");
    assertThat(new FinalSchedule(history(ever), Away.nobody()).at(now).span().until())
        .isEqualTo(now.plus(FinalSchedule.FURTHEST));
    assertThat(
            new FinalSchedule(new ScheduleHistory(List.of(), List.of()), Away.nobody())
                .at(now)
                .cause())
        .isEqualTo(Stretch.Cause.NO_LAYER);
  }

  private static Layer layer(
      String id,
      String zone,
      Rotation.Unit unit,
      String startsOn,
      String handOff,
      String... people) {
    return new Layer(
        id,
        id,
        zone,
        new Rotation(unit, 1, LocalDate.parse(startsOn), LocalTime.parse(handOff), List.of()),
        List.of(people),
        List.of(),
        OnHolidays.AS_EVER,
        null);
  }

  private static Layer withHolidays(Layer it, OnHolidays holidays) {
    return new Layer(
        it.id(),
        it.name(),
        it.zone(),
        it.rotation(),
        it.personIds(),
        it.restrictions(),
        holidays,
        it.until());
  }

  private static ScheduleHistory history(Layer... layers) {
    return new ScheduleHistory(
        List.of(new ScheduleHistory.Plan(Instant.MIN, List.of(layers), List.of(), List.of())),
        List.of());
  }

  private static List<String> told(Layer layer, String from, String until) {
    return told(history(layer), Away.nobody(), from, until);
  }

  private static List<String> told(ScheduleHistory history, Away away, String from, String until) {
    List<String> told = new ArrayList<>();
    for (Stretch it : new FinalSchedule(history, away).in(span(from, until))) {
      told.add(
          "%s %s %s%s"
              .formatted(
                  it.personId() == null ? "nobody" : it.personId(),
                  it.span().from(),
                  it.cause(),
                  it.insteadOf() == null ? "" : " for " + it.insteadOf()));
    }
    return told;
  }

  private static Span span(String from, String until) {
    return new Span(at(from), at(until));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
