package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Note;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what Opsgenie's API v2 answers: {@code schedules} with their rotations, {@code overrides}
 * by schedule, {@code escalations}, {@code teams} and {@code users}. There, everybody whose turn it
 * is in any rotation is on call at the same time; so each rotation becomes a schedule, and who
 * calls the one calls all.
 */
final class OpsgenieReader implements ExportReader {

  @Override
  public String prefix() {
    return "og-";
  }

  @Override
  public String addressField() {
    return "username";
  }

  @Override
  public List<Imported> read(Field export, Reading reading) {
    List<Imported> all = new ArrayList<>();
    for (Field user : export.at("users").each()) {
      List<Note> notes = new ArrayList<>();
      for (Field step : user.at("notificationRuleSteps").each()) {
        Reading.rule(
                step,
                step.at("contact").at("method").textOr(""),
                step.at("sendAfter").at("timeAmount").numberOr(0))
            .ifPresent(notes::add);
      }
      all.add(reading.contact(user.at("id"), notes));
    }
    Map<String, List<String>> made = new LinkedHashMap<>();
    for (Field schedule : export.at("schedules").each()) {
      schedule(schedule, export.at("overrides"), reading, all, made);
    }
    OpsgenieEscalations escalations =
        new OpsgenieEscalations(reading, made, export.at("teams").each());
    for (Field escalation : export.at("escalations").each()) {
      String id = escalation.at("id").text();
      String name = escalation.at("name").name(id);
      all.add(reading.tried(Kind.POLICY, id, name, () -> escalations.policy(escalation, id, name)));
    }
    return all;
  }

  private static void schedule(
      Field schedule,
      Field overrides,
      Reading reading,
      List<Imported> all,
      Map<String, List<String>> made) {
    String sourceId = schedule.at("id").text();
    String name = schedule.at("name").name(sourceId);
    if (schedule.at("enabled").node().isBoolean() && !schedule.at("enabled").node().asBoolean()) {
      all.add(
          Imported.not(
              Kind.SCHEDULE,
              sourceId,
              name,
              new ExportFault(schedule.where(), "It is disabled, and calls nobody.")));
      return;
    }
    for (Field rotation : schedule.at("rotations").each()) {
      String rotationId = sourceId + "/" + rotation.at("id").textOr(rotation.at("name").text());
      String full = name + ": " + rotation.at("name").name("rotation");
      String id = reading.idOf(rotationId);
      Imported read =
          reading.tried(
              Kind.SCHEDULE,
              rotationId,
              full,
              () -> rotation(schedule, rotation, rotationId, full, id, reading));
      all.add(read);
      if (read.command() != null) {
        made.computeIfAbsent(sourceId, it -> new ArrayList<>()).add(id);
        for (Field override : overrides.at(sourceId).each()) {
          reading
              .override(
                  id,
                  full,
                  override,
                  override.at("user").at("id"),
                  override.at("startDate"),
                  override.at("endDate"))
              .ifPresent(all::add);
        }
      }
    }
  }

  private static Imported rotation(
      Field schedule, Field rotation, String sourceId, String name, String id, Reading reading) {
    ZoneId zone = schedule.at("timezone").zone();
    Turns turns =
        new Turns(
            rotation,
            zone,
            unit(rotation.at("type")),
            (int) Math.clamp(rotation.at("length").numberOr(1), 1, 744),
            rotation.at("startDate").instant(),
            rotation.at("startDate").instant(),
            rotation.at("endDate").isThere() ? rotation.at("endDate").instant() : null);
    if (turns.isOver(reading.now())) {
      throw new ExportFault(rotation.where(), "It is over, and calls nobody.");
    }
    List<String> people =
        rotation.at("participants").each().stream().map(it -> participant(it, reading)).toList();
    Layer layer =
        turns.layer(
            "rotation",
            rotation.at("name").name("Rotation"),
            people,
            restrictions(rotation.at("timeRestriction")),
            reading.now());
    return new Imported(
        Kind.SCHEDULE,
        sourceId,
        name,
        id,
        new PublishSchedule(
            id, name, null, zone.getId(), List.of(layer), List.of(), List.of(), reading.by()),
        List.of());
  }

  private static String participant(Field participant, Reading reading) {
    return switch (participant.at("type").text()) {
      case "user" -> reading.users().person(participant.at("id"));
      case "none" ->
          throw new ExportFault(
              participant.where(), "A turn that is nobody's cannot be said here.");
      default ->
          throw new ExportFault(
              participant.where(),
              "A %s cannot take turns here; name the people."
                  .formatted(participant.at("type").text()));
    };
  }

  private static Rotation.Unit unit(Field type) {
    return switch (type.text()) {
      case "hourly" -> Rotation.Unit.HOURS;
      case "daily" -> Rotation.Unit.DAYS;
      case "weekly" -> Rotation.Unit.WEEKS;
      default -> throw new ExportFault(type.where(), "Turns are hourly, daily or weekly.");
    };
  }

  private static List<Restriction> restrictions(Field restriction) {
    if (!restriction.isThere()) {
      return List.of();
    }
    List<Restriction> restrictions = new ArrayList<>();
    switch (restriction.at("type").text()) {
      case "time-of-day" -> {
        Field it = restriction.at("restriction");
        LocalTime from = time(it, "start");
        restrictions.add(
            WeekTimes.daily(it, from, WeekTimes.minutesBetween(from, time(it, "end"))));
      }
      case "weekday-and-time-of-day" -> {
        for (Field it : restriction.at("restrictions").each()) {
          LocalTime from = time(it, "start");
          DayOfWeek day = day(it.at("startDay"));
          long minutes = WeekTimes.minutesBetween(day, from, day(it.at("endDay")), time(it, "end"));
          restrictions.addAll(WeekTimes.weekly(it, day, from, minutes));
        }
      }
      default -> throw new ExportFault(restriction.where(), "Times of a kind that is not known.");
    }
    return restrictions;
  }

  private static LocalTime time(Field of, String which) {
    long hour = of.at(which + "Hour").number();
    long minute = of.at(which + "Min").numberOr(0);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      throw new ExportFault(of.where(), "This is no time of day.");
    }
    return LocalTime.of((int) hour, (int) minute);
  }

  private static DayOfWeek day(Field day) {
    try {
      return DayOfWeek.valueOf(day.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ExportFault(day.where(), "This is no day of the week.");
    }
  }
}
