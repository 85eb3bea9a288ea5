package io.muster.notification.oncall;

import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.ScheduleForms.HolidayForm;
import io.muster.notification.oncall.ScheduleForms.LayerForm;
import io.muster.notification.oncall.turns.Stretch.Cause;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;

/** What is answered about schedules, teams and leave. All instants are UTC. */
final class ScheduleAnswers {

  private ScheduleAnswers() {}

  /**
   * A time in which one person is on call, or nobody is.
   *
   * @param until where it is known to last longer than 400 days, that long after it was asked for
   * @param person missing when nobody is on call
   * @param layerId the layer that made it so; missing for an override and where none is on duty
   * @param overrideId the override that made it so
   * @param insteadOf whose turn it would have been; missing when it is their own
   */
  @Schema(
      name = "OnCallStretch",
      requiredProperties = {"from", "until", "cause"})
  record StretchShown(
      Instant from,
      Instant until,
      Cause cause,
      Person person,
      String layerId,
      String overrideId,
      Person insteadOf) {}

  /**
   * A schedule as published.
   *
   * @param teamId missing when it is nobody's in particular
   * @param shadows rotations of people who learn
   * @param people everybody its layers and shadows name
   * @param now who is on call
   * @param learning who is told beside them
   * @param next who is after that; missing when nothing changes for 400 days
   * @param version the ETag
   */
  @Schema(
      name = "PublishedSchedule",
      requiredProperties = {
        "id",
        "name",
        "zone",
        "layers",
        "shadows",
        "holidays",
        "people",
        "now",
        "learning",
        "version"
      })
  record Published(
      String id,
      String name,
      String teamId,
      String zone,
      List<LayerForm> layers,
      List<LayerForm> shadows,
      List<HolidayForm> holidays,
      List<Person> people,
      StretchShown now,
      List<Person> learning,
      StretchShown next,
      long version) {}

  /** Every schedule, by name. */
  @Schema(name = "PublishedSchedules", requiredProperties = "items")
  record ScheduleList(List<Published> items) {}

  /** Who is on call at an instant, and who is after them. */
  @Schema(
      name = "OnCallAt",
      requiredProperties = {"at", "on"})
  record At(Instant at, StretchShown on, StretchShown next) {}

  /** The final schedule of an interval: in order, without a gap. */
  @Schema(name = "FinalSchedule", requiredProperties = "items")
  record FinalShown(List<StretchShown> items) {}

  /** A turn as a layer by itself has it, before overrides and leave. */
  @Schema(
      name = "LayerTurn",
      requiredProperties = {"from", "until", "person"})
  record TurnShown(Instant from, Instant until, Person person) {}

  /** One layer's turns. */
  @Schema(
      name = "LayerLane",
      requiredProperties = {"id", "name", "zone", "turns"})
  record LayerLane(String id, String name, String zone, List<TurnShown> turns) {}

  /**
   * An override that has effect in the interval.
   *
   * @param reason missing when nobody said, and for those who may not read what people write
   */
  @Schema(
      name = "ScheduleOverride",
      requiredProperties = {"id", "person", "from", "until", "removable"})
  record OverrideShown(
      String id, Person person, Instant from, Instant until, String reason, boolean removable) {}

  /** A person's leave. */
  @Schema(
      name = "Leave",
      requiredProperties = {"id", "person", "from", "until", "cancellable"})
  record LeaveShown(String id, Person person, Instant from, Instant until, boolean cancellable) {}

  /** Every leave that is not over, by its beginning. */
  @Schema(name = "Leaves", requiredProperties = "items")
  record LeaveList(List<LeaveShown> items) {}

  /**
   * A day on the axis.
   *
   * @param from its first instant in the zone asked for
   * @param hours how long it is: not 24 on the days on which clocks change
   */
  @Schema(
      name = "AxisDay",
      requiredProperties = {"date", "from", "until", "hours", "weekend"})
  record Day(
      LocalDate date, Instant from, Instant until, double hours, boolean weekend, String holiday) {}

  /**
   * Everything there is to draw of a schedule in an interval.
   *
   * @param zone by which the days are cut
   * @param shadows turns of people who learn; they cover nothing
   */
  @Schema(
      name = "ScheduleLanes",
      requiredProperties = {
        "from",
        "until",
        "zone",
        "days",
        "layers",
        "shadows",
        "overrides",
        "away",
        "stretches"
      })
  record Lanes(
      Instant from,
      Instant until,
      String zone,
      List<Day> days,
      List<LayerLane> layers,
      List<LayerLane> shadows,
      List<OverrideShown> overrides,
      List<LeaveShown> away,
      List<StretchShown> stretches) {}

  /**
   * A time at which an edit changes who is on call.
   *
   * @param before who is now; missing for nobody
   * @param after who would be; missing for nobody
   */
  @Schema(
      name = "ScheduleChange",
      requiredProperties = {"from", "until"})
  record Change(Instant from, Instant until, Person before, Person after) {}

  /**
   * What an edit would do; nothing was written.
   *
   * @param before the final schedule as it is; one stretch of nobody for a new schedule
   * @param after as it would be
   * @param changes the times at which they differ
   * @param gaps the times at which nobody would be on call
   */
  @Schema(
      name = "SchedulePreview",
      requiredProperties = {"before", "after", "changes", "gaps"})
  record Preview(
      List<StretchShown> before,
      List<StretchShown> after,
      List<Change> changes,
      List<StretchShown> gaps) {}

  /** A team as published. */
  @Schema(
      name = "Team",
      requiredProperties = {"id", "name", "members", "version"})
  record TeamShown(String id, String name, List<Person> members, long version) {}

  /** Every team, by name. */
  @Schema(name = "Teams", requiredProperties = "items")
  record TeamList(List<TeamShown> items) {}

  /** Everybody of whom it is known how they are reached. */
  @Schema(name = "OnCallPeople", requiredProperties = "items")
  record PeopleList(List<Person> items) {}

  /**
   * Where a write is in the log.
   *
   * @param version the ETag
   */
  @Schema(
      name = "OnCallWritten",
      requiredProperties = {"id", "version", "position"})
  record Written(String id, long version, long position) {

    static ResponseEntity<Written> answer(WriteResult result) {
      return ResponseEntity.ok()
          .eTag("\"" + result.version() + "\"")
          .body(new Written(result.id(), result.version(), result.position()));
    }
  }

  /**
   * Where a write is in the log.
   *
   * @param made the id of the override or leave
   */
  @Schema(
      name = "DutyWritten",
      requiredProperties = {"id", "version", "position", "made"})
  record Made(String id, long version, long position, String made) {}
}
