package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Note;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what PagerDuty's REST API v2 answers: {@code schedules}, {@code escalation_policies},
 * {@code users} and {@code services}. Layers that come later win there, so their order is turned
 * round.
 */
final class PagerDutyReader implements ExportReader {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long WEEK = 7 * DAY;

  @Override
  public String prefix() {
    return "pd-";
  }

  @Override
  public String addressField() {
    return "email";
  }

  @Override
  public List<Imported> read(Field export, Reading reading) {
    List<Imported> all = new ArrayList<>();
    for (Field user : export.at("users").each()) {
      List<Note> notes = new ArrayList<>();
      for (Field method : user.at("contact_methods").each()) {
        if (!method.at("type").textOr("").startsWith("email_")) {
          notes.add(
              new Note(
                  method.where(),
                  method.at("type").textOr("It")
                      + " does not come over: people are reached by e-mail alone here."));
        }
      }
      for (Field rule : user.at("notification_rules").each()) {
        Reading.rule(
                rule,
                rule.at("contact_method").at("type").textOr("").replace("_contact_method", ""),
                rule.at("start_delay_in_minutes").numberOr(0))
            .ifPresent(notes::add);
      }
      all.add(reading.contact(user.at("id"), notes));
    }
    for (Field wrapped : export.at("schedules").each()) {
      schedule(wrapped.unwrapped("schedule"), reading, all);
    }
    for (Field wrapped : export.at("escalation_policies").each()) {
      Field policy = wrapped.unwrapped("escalation_policy");
      String id = policy.at("id").text();
      String name = policy.at("name").name(id);
      all.add(
          reading.tried(Kind.POLICY, id, name, () -> policy(policy, id, name, export, reading)));
    }
    return all;
  }

  private static void schedule(Field schedule, Reading reading, List<Imported> all) {
    String sourceId = schedule.at("id").text();
    String name = schedule.at("name").name(sourceId);
    String id = reading.idOf(sourceId);
    Imported read =
        reading.tried(
            Kind.SCHEDULE,
            sourceId,
            name,
            () ->
                new Imported(
                    Kind.SCHEDULE,
                    sourceId,
                    name,
                    id,
                    new PublishSchedule(
                        id,
                        name,
                        null,
                        schedule.at("time_zone").zone().getId(),
                        layers(schedule, reading),
                        List.of(),
                        List.of(),
                        reading.by()),
                    List.of()));
    all.add(read);
    if (read.command() != null) {
      for (Field override : schedule.at("overrides").each()) {
        reading
            .override(
                id,
                name,
                override,
                override.at("user").at("id"),
                override.at("start"),
                override.at("end"))
            .ifPresent(all::add);
      }
    }
  }

  private static List<Layer> layers(Field schedule, Reading reading) {
    ZoneId zone = schedule.at("time_zone").zone();
    List<Layer> layers = new ArrayList<>();
    for (Field layer : schedule.at("schedule_layers").each().reversed()) {
      Turns turns = turns(layer, zone);
      List<String> people =
          layer.at("users").each().stream()
              .map(user -> reading.users().person(user.unwrapped("user").at("id")))
              .toList();
      if (!people.isEmpty() && !turns.isOver(reading.now())) {
        String id = layer.at("id").text();
        layers.add(
            turns.layer(
                reading.idOf(id),
                layer.at("name").name(id),
                people,
                restrictions(layer.at("restrictions")),
                reading.now()));
      }
    }
    if (layers.isEmpty()) {
      throw new ExportFault(schedule.where(), "No layer of it is on duty from now on.");
    }
    return layers;
  }

  /** Turns of whole weeks or days keep their time of day when clocks change; others do not. */
  private static Turns turns(Field layer, ZoneId zone) {
    Field length = layer.at("rotation_turn_length_seconds");
    long seconds = length.number();
    long unit = seconds % WEEK == 0 ? WEEK : seconds % DAY == 0 ? DAY : HOUR;
    if (seconds <= 0 || seconds % unit != 0 || seconds / unit > 744) {
      throw new ExportFault(length.where(), "Turns are of whole hours here.");
    }
    return new Turns(
        layer,
        zone,
        unit == WEEK ? Rotation.Unit.WEEKS : unit == DAY ? Rotation.Unit.DAYS : Rotation.Unit.HOURS,
        (int) (seconds / unit),
        layer.at("rotation_virtual_start").instant(),
        layer.at("start").instant(),
        layer.at("end").isThere() ? layer.at("end").instant() : null);
  }

  private static List<Restriction> restrictions(Field list) {
    List<Restriction> restrictions = new ArrayList<>();
    for (Field it : list.each()) {
      long seconds = it.at("duration_seconds").number();
      if (seconds % MINUTE != 0) {
        throw new ExportFault(it.where(), "Times of day are to the minute here.");
      }
      var from = it.at("start_time_of_day").time();
      switch (it.at("type").text()) {
        case "daily_restriction" -> restrictions.add(WeekTimes.daily(it, from, seconds / MINUTE));
        case "weekly_restriction" ->
            restrictions.addAll(
                WeekTimes.weekly(it, day(it.at("start_day_of_week")), from, seconds / MINUTE));
        default -> throw new ExportFault(it.where(), "Neither of every day nor of every week.");
      }
    }
    return restrictions;
  }

  private static DayOfWeek day(Field day) {
    long number = day.number();
    if (number < 1 || number > 7) {
      throw new ExportFault(day.where(), "Days of the week are 1, Monday, to 7.");
    }
    return DayOfWeek.of((int) number);
  }

  private static Imported policy(
      Field policy, String id, String name, Field export, Reading reading) {
    Policy made = new Policy(policy, id, name);
    for (Field rule : policy.at("escalation_rules").each()) {
      Set<Target> targets = new LinkedHashSet<>();
      for (Field target : rule.at("targets").each()) {
        targets.add(
            switch (target.at("type").text()) {
              case "user_reference", "user" ->
                  new Target(Target.Kind.PERSON, reading.users().person(target.at("id")));
              case "schedule_reference", "schedule" ->
                  new Target(Target.Kind.SCHEDULE, reading.idOf(target.at("id").text()));
              default -> throw new ExportFault(target.where(), "Neither a user nor a schedule.");
            });
      }
      made.level(
          targets,
          rule.at("escalation_delay_in_minutes").number(),
          "round_robin".equals(strategy(rule)) ? Level.Calling.IN_TURN : Level.Calling.EVERYBODY);
    }
    made.repeat(policy.at("num_loops"));
    List<String> services =
        export.at("services").each().stream()
            .filter(it -> it.at("escalation_policy").at("id").textOr("").equals(id))
            .map(it -> it.at("name").name(id))
            .toList();
    return made.imported(reading, services);
  }

  private static String strategy(Field rule) {
    Field strategy = rule.at("escalation_rule_assignment_strategy");
    return strategy.at("type").textOr(strategy.textOr("assign_to_everyone"));
  }
}
