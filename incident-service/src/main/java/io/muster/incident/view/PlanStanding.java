package io.muster.incident.view;

import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.recovery.WorkKind;
import io.muster.incident.planning.plan.FollowedPlan;
import io.muster.incident.recovery.work.WorkRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * How an incident stands against the plan it follows: who is missing, and what is not so yet. What
 * a person has said of a criterion holds whatever else is found out.
 */
record PlanStanding(FollowedPlan plan, Document incident, WorkRecords work) {

  /** Roles the plan requires at this severity and nobody holds. */
  List<RequiredRole> unfilled() {
    Severity severity = Severity.valueOf(incident.getString("severity"));
    Set<Role> held = held();
    return plan.content().roles().stream()
        .filter(role -> role.severities().isEmpty() || role.severities().contains(severity))
        .filter(role -> !held.contains(role.role()))
        .toList();
  }

  boolean met(ExitCriterion criterion) {
    return plan.confirmed().containsKey(criterion.id())
        || switch (criterion.kind()) {
          case ROLE_FILLED -> held().contains(criterion.role());
          case FACT_RECORDED -> recorded(criterion.what());
          case TASKS_DONE -> done(criterion.what());
          case WORK_RECORDED -> !records(criterion).isEmpty();
          case CONFIRMED -> false;
        };
  }

  /** The records of work that meet a criterion; none for one of another kind. */
  List<String> records(ExitCriterion criterion) {
    return criterion.kind() == ExitCriterion.Kind.WORK_RECORDED
        ? WorkKind.of(criterion.what()).map(work::holding).orElse(List.of())
        : List.of();
  }

  /** What is not met, of whichever phase. */
  CriteriaAtHand open() {
    return new CriteriaAtHand(
        plan.chosen().planId(),
        plan.chosen().version(),
        plan.content().exitCriteria().stream()
            .filter(criterion -> !met(criterion))
            .map(
                criterion ->
                    new CriteriaAtHand.Open(criterion.id(), criterion.phase(), criterion.text()))
            .toList());
  }

  private Set<Role> held() {
    Set<Role> held = new HashSet<>();
    incident.get("roles", new Document()).keySet().forEach(role -> held.add(Role.valueOf(role)));
    if (!incident.getList("experts", Document.class, List.of()).isEmpty()) {
      held.add(Role.SUBJECT_EXPERT);
    }
    return held;
  }

  /** Of the times somebody said, by name as in {@code aware}; no other fact can be found out. */
  private boolean recorded(String fact) {
    Document last = null;
    for (Document said : incident.getList("moments", Document.class, List.of())) {
      if (nameOf(Moment.valueOf(said.getString("moment"))).equals(fact)) {
        last = said;
      }
    }
    return last != null && last.get("value") != null;
  }

  private static String nameOf(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Every task of this kind that the plan brought along; one that was dropped is none to do. */
  private boolean done(String kind) {
    Set<String> items =
        plan.content().tasks().stream()
            .filter(task -> kind.equals(task.kind()))
            .map(PlannedTask::id)
            .collect(Collectors.toSet());
    List<Document> tasks =
        incident.getList(TaskFold.TASKS, Document.class, List.of()).stream()
            .filter(task -> items.contains(itemOf(task)))
            .toList();
    return !tasks.isEmpty()
        && tasks.stream()
            .map(task -> TaskState.valueOf(task.getString("state")))
            .allMatch(state -> state == TaskState.DONE || state == TaskState.DROPPED);
  }

  /** Which of the plan's tasks it is; null for others. */
  private String itemOf(Document task) {
    Document origin = task.get("origin", Document.class);
    return origin.getString("kind").equals(TaskOrigin.Kind.PLAN.name())
            && plan.chosen().planId().equals(origin.getString("id"))
        ? origin.getString("item")
        : null;
  }
}
