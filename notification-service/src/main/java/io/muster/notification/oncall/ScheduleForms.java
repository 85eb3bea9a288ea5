package io.muster.notification.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.OnHolidays;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The forms in which schedules come in and go out over HTTP. */
final class ScheduleForms {

  private ScheduleForms() {}

  /**
   * How turns pass on; see the guide on on-call for what clock changes do.
   *
   * @param every how many of the unit a turn lasts
   * @param startsOn the day of the first hand-off
   * @param handOff time of day by the layer's zone
   * @param handOffDays for weeks: the days on which turns pass on; the weekday of the first
   *     hand-off when left out
   */
  @Schema(
      name = "Rotation",
      requiredProperties = {"unit", "every", "startsOn", "handOff"})
  record RotationForm(
      Rotation.Unit unit,
      @Schema(example = "1") int every,
      @Schema(example = "2026-11-23") LocalDate startsOn,
      @Schema(type = "string", format = "time", example = "09:00") LocalTime handOff,
      List<DayOfWeek> handOffDays) {

    Rotation toContract(String at) {
      return new Rotation(
          unit,
          every,
          startsOn,
          handOff,
          listed(at + "/handOffDays", handOffDays).stream().sorted().toList());
    }

    static RotationForm of(Rotation rotation) {
      return new RotationForm(
          rotation.unit(),
          rotation.every(),
          rotation.startsOn(),
          rotation.handOff(),
          rotation.handOffDays());
    }
  }

  /**
   * Times of the week at which a layer is on duty.
   *
   * @param days on which the time begins; every day when left out
   * @param until of the next day when it is not after {@code from}
   */
  @Schema(
      name = "LayerRestriction",
      requiredProperties = {"from", "until"})
  record RestrictionForm(
      List<DayOfWeek> days,
      @Schema(type = "string", format = "time", example = "09:00") LocalTime from,
      @Schema(type = "string", format = "time", example = "17:00") LocalTime until) {

    Restriction toContract(String at) {
      return new Restriction(listed(at + "/days", days).stream().sorted().toList(), from, until);
    }
  }

  /**
   * One rotation; those named first win.
   *
   * @param zone of the IANA time zone database
   * @param personIds in the order of their turns
   * @param restrictions when it is on duty; always when left out
   * @param holidays what the schedule's holidays do to it; nothing when left out
   * @param until the day on which it ends, at its hand-off; never when left out
   */
  @Schema(
      name = "ScheduleLayer",
      requiredProperties = {"id", "name", "zone", "rotation", "personIds"})
  record LayerForm(
      @Schema(example = "office-hours") String id,
      @Schema(example = "Office hours") String name,
      @Schema(example = "Europe/Berlin") String zone,
      RotationForm rotation,
      List<String> personIds,
      List<RestrictionForm> restrictions,
      OnHolidays holidays,
      LocalDate until) {

    Layer toContract(String at) {
      return new Layer(
          id,
          name,
          zone,
          rotation == null ? null : rotation.toContract(at + "/rotation"),
          listed(at + "/personIds", personIds),
          each(at + "/restrictions", restrictions, RestrictionForm::toContract),
          holidays == null ? OnHolidays.AS_EVER : holidays,
          until);
    }

    static LayerForm of(Layer layer) {
      return new LayerForm(
          layer.id(),
          layer.name(),
          layer.zone(),
          RotationForm.of(layer.rotation()),
          layer.personIds(),
          layer.restrictions().stream()
              .map(it -> new RestrictionForm(it.days(), it.from(), it.until()))
              .toList(),
          layer.holidays(),
          layer.until());
    }
  }

  /** A day that layers may treat differently. */
  @Schema(
      name = "ScheduleHoliday",
      requiredProperties = {"date", "name"})
  record HolidayForm(
      @Schema(example = "2026-12-25") LocalDate date,
      @Schema(example = "Christmas Day") String name) {}

  /**
   * A schedule to publish or to try.
   *
   * @param teamId whose duty it is; nobody's in particular when left out
   * @param zone in which it is shown
   * @param shadows rotations of people who learn: told what whoever is on call is told, never on
   *     call by them; none when left out
   */
  @Schema(
      name = "ScheduleBody",
      requiredProperties = {"name", "zone", "layers"})
  record ScheduleBody(
      @Schema(example = "Payments, primary") String name,
      @Schema(example = "payments") String teamId,
      @Schema(example = "Europe/Berlin") String zone,
      List<LayerForm> layers,
      List<LayerForm> shadows,
      List<HolidayForm> holidays) {

    PublishSchedule toCommand(String id, Actor by) {
      return new PublishSchedule(
          id,
          name,
          teamId == null || teamId.isBlank() ? null : teamId,
          zone,
          each("/layers", layers, LayerForm::toContract),
          each("/shadows", shadows, LayerForm::toContract),
          each("/holidays", holidays, (it, at) -> new Holiday(it.date(), it.name())),
          by);
    }
  }

  /**
   * One person on call in place of whoever the layers name.
   *
   * @param from UTC; what has been stays as it is
   * @param until UTC, at most 366 days later
   * @param reason what for, one line
   */
  @Schema(
      name = "NewOverride",
      requiredProperties = {"personId", "from", "until"})
  record OverrideBody(
      @Schema(example = "00000000-0000-4000-8000-000000000002") String personId,
      @Schema(example = "2026-11-24T18:00:00Z") Instant from,
      @Schema(example = "2026-11-25T06:00:00Z") Instant until,
      @Schema(example = "Rosa is at a wedding") String reason) {}

  /** When a person is away. Why is nobody's business and not asked. */
  @Schema(
      name = "NewLeave",
      requiredProperties = {"personId", "from", "until"})
  record LeaveBody(
      @Schema(example = "00000000-0000-4000-8000-000000000001") String personId,
      @Schema(example = "2026-12-21T00:00:00Z") Instant from,
      @Schema(example = "2027-01-04T00:00:00Z") Instant until) {}

  /** A team to publish. */
  @Schema(
      name = "TeamBody",
      requiredProperties = {"name", "memberIds"})
  record TeamBody(@Schema(example = "Payments") String name, List<String> memberIds) {}

  static <T> List<T> listed(String at, List<T> values) {
    if (values == null) {
      return List.of();
    }
    Checks.that(values.stream().noneMatch(Objects::isNull), at, "Give a list without gaps.");
    return values;
  }

  /** Makes something of one item; {@code at} is its JSON pointer. */
  @FunctionalInterface
  private interface Made<F, T> {
    T of(F form, String at);
  }

  private static <F, T> List<T> each(String at, List<F> forms, Made<F, T> made) {
    List<F> given = listed(at, forms);
    return IntStream.range(0, given.size())
        .mapToObj(i -> made.of(given.get(i), at + "/" + i))
        .toList();
  }
}
