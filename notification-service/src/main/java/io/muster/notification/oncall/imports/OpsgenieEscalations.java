package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the escalations of an Opsgenie export, once its schedules are read. */
final class OpsgenieEscalations {

  /**
   * Where nothing follows after the last level, this is when the policy is told to be exhausted.
   */
  private static final long LAST_MINUTES = 5;

  private static final long FURTHEST_MINUTES = 100_000;

  private final Reading reading;
  private final Map<String, List<String>> schedules;
  private final List<Field> teams;

  /**
   * What rules may name.
   *
   * @param schedules what each schedule became, by its id there
   * @param teams with their members, where they are exported
   */
  OpsgenieEscalations(Reading reading, Map<String, List<String>> schedules, List<Field> teams) {
    this.reading = reading;
    this.schedules = schedules;
    this.teams = teams;
  }

  /** Everything that is called after the same delay. */
  private static final class Due {
    private final Set<Target> targets = new LinkedHashSet<>();
    private final List<Field> random = new ArrayList<>();
    private int rules;
  }

  /** Delays are counted from the alert there, and from the level before here. */
  Imported policy(Field escalation, String id, String name) {
    Policy policy = new Policy(escalation, id, name);
    SortedMap<Long, Due> byDelay = new TreeMap<>();
    for (Field rule : escalation.at("rules").each()) {
      if (!"if-not-acked".equals(rule.at("condition").textOr("if-not-acked"))) {
        policy.note(
            rule.at("condition"), "An acknowledgement ends it: there is no other condition here.");
      }
      rule(rule, policy, byDelay.computeIfAbsent(minutes(rule.at("delay")), it -> new Due()));
    }
    levels(policy, escalation, byDelay);
    if (repeats(escalation.at("repeat"))) {
      policy.repeat(escalation.at("repeat").at("count"));
    }
    if (escalation.at("repeat").at("closeAlertAfterAll").isTrue()) {
      policy.note(
          escalation.at("repeat").at("closeAlertAfterAll"),
          "It stays open here: nothing is closed because nobody answered.");
    }
    return policy.imported(reading, List.of());
  }

  /** There, an interval of 0 says that nothing is repeated, whatever the count. */
  private static boolean repeats(Field repeat) {
    return repeat.at("count").numberOr(0) > 0
        && repeat.at("waitInterval").numberOr(LAST_MINUTES) > 0;
  }

  private void rule(Field rule, Policy policy, Due due) {
    Field how = rule.at("notifyType");
    due.rules++;
    due.targets.addAll(targets(rule.at("recipient"), how, policy));
    if ("random".equals(how.textOr(""))) {
      due.random.add(how);
    }
  }

  private static void levels(Policy policy, Field escalation, SortedMap<Long, Due> byDelay) {
    List<Long> delays = List.copyOf(byDelay.keySet());
    Field repeat = escalation.at("repeat");
    long lastMinutes =
        repeats(repeat) ? repeat.at("waitInterval").numberOr(LAST_MINUTES) : LAST_MINUTES;
    if (!delays.isEmpty() && delays.getFirst() > 0) {
      policy.note(
          escalation.at("rules"),
          "The first level is called at once, not after %d minutes.".formatted(delays.getFirst()));
    }
    for (int i = 0; i < delays.size(); i++) {
      Due due = byDelay.get(delays.get(i));
      boolean last = i == delays.size() - 1;
      boolean inTurn = due.rules == 1 && !due.random.isEmpty();
      for (Field random : due.random) {
        policy.note(
            random,
            inTurn
                ? "They take turns here, where it was left to chance."
                : "All of them are called: others are called at the same time, and those take no turns.");
      }
      policy.level(
          due.targets,
          last ? lastMinutes : delays.get(i + 1) - delays.get(i),
          inTurn ? Calling.IN_TURN : Calling.EVERYBODY);
    }
  }

  private static long minutes(Field delay) {
    long amount = Math.clamp(delay.at("timeAmount").numberOr(0), 0, FURTHEST_MINUTES);
    return switch (delay.at("timeUnit").textOr("minutes")) {
      case "minutes" -> amount;
      case "hours" -> amount * 60;
      case "days" -> amount * 24 * 60;
      default -> throw new ExportFault(delay.where(), "Delays are in minutes, hours or days.");
    };
  }

  private List<Target> targets(Field recipient, Field how, Policy policy) {
    return switch (recipient.at("type").text()) {
      case "user" -> {
        noted(how, policy);
        yield List.of(new Target(Target.Kind.PERSON, reading.users().person(recipient.at("id"))));
      }
      case "schedule" -> schedule(recipient, how, policy);
      case "team" -> team(recipient, how);
      default ->
          throw new ExportFault(
              recipient.where(),
              "A %s cannot be called here; name people, a schedule or a team."
                  .formatted(recipient.at("type").text()));
    };
  }

  private static void noted(Field how, Policy policy) {
    if (!"default".equals(how.textOr("default"))) {
      policy.note(
          how, "Who is on call is called: there is no “%s” here.".formatted(how.textOr("")));
    }
  }

  private List<Target> schedule(Field recipient, Field how, Policy policy) {
    List<String> ids = schedules.get(recipient.at("id").text());
    if (ids == null) {
      throw new ExportFault(recipient.where(), "No rotation of this schedule comes over.");
    }
    boolean all = "all".equals(how.textOr(""));
    if (!all) {
      noted(how, policy);
    }
    Target.Kind kind = all ? Target.Kind.ROTATION : Target.Kind.SCHEDULE;
    return ids.stream().map(it -> new Target(kind, it)).toList();
  }

  /** Its members one by one: teams there are not the teams here. */
  private List<Target> team(Field recipient, Field how) {
    String called = how.textOr("default");
    if (!"all".equals(called) && !"random".equals(called)) {
      throw new ExportFault(
          how.isThere() ? how.where() : recipient.where(),
          "Of a team all members are called here, or one in turn; its own escalation is not followed.");
    }
    List<Target> members =
        teams.stream()
            .filter(team -> team.at("id").textOr("").equals(recipient.at("id").text()))
            .flatMap(team -> team.at("members").each().stream())
            .map(
                it ->
                    new Target(Target.Kind.PERSON, reading.users().person(it.at("user").at("id"))))
            .toList();
    if (members.isEmpty()) {
      throw new ExportFault(
          recipient.where(), "The export does not say who is in this team; put it into “teams”.");
    }
    return members;
  }
}
