package io.muster.reporting.ledger;

import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunbookEvent;

/** Says in plain English what was recorded about what is prepared before an incident. */
final class PlanningSentences {

  private PlanningSentences() {}

  static String of(ResponsePlanEvent event, Names names) {
    String who = names.actor(event.by());
    String plan = event.planId();
    return switch (event) {
      case ResponsePlanEvent.Drafted e ->
          "%s wrote draft %d of the response plan %s%s"
              .formatted(who, e.draft(), named(e.content(), names), names.because(e.reason()));
      case ResponsePlanEvent.Submitted e ->
          "%s asked for approval of draft %d of the plan %s.".formatted(who, e.draft(), plan);
      case ResponsePlanEvent.Returned e ->
          "%s gave draft %d of the plan %s back to its authors%s"
              .formatted(who, e.draft(), plan, names.because(e.reason()));
      case ResponsePlanEvent.Published e ->
          "%s approved version %d of the response plan %s, written by %s, to be looked through by %s%s"
              .formatted(
                  who,
                  e.version(),
                  named(e.content(), names),
                  Words.and(e.authorIds().stream().map(names::person).toList()),
                  Words.of(e.reviewDue()),
                  names.because(e.reason()));
      case ResponsePlanEvent.Acknowledged e ->
          "%s has read version %d of the plan %s.".formatted(who, e.version(), plan);
      case ResponsePlanEvent.Reviewed e ->
          "%s looked through version %d of the plan %s, and it still holds until %s%s"
              .formatted(who, e.version(), plan, Words.of(e.reviewDue()), names.because(e.note()));
      case ResponsePlanEvent.Retired e ->
          "%s retired the plan %s%s".formatted(who, plan, names.because(e.reason()));
    };
  }

  static String of(RunbookEvent event, Names names) {
    String who = names.actor(event.by());
    String runbook = event.runbookId();
    return switch (event) {
      case RunbookEvent.Drafted e ->
          "%s wrote draft %d of the runbook “%s”%s"
              .formatted(who, e.draft(), names.text(e.title()), names.because(e.reason()));
      case RunbookEvent.Submitted e ->
          "%s asked for approval of draft %d of the runbook %s.".formatted(who, e.draft(), runbook);
      case RunbookEvent.Returned e ->
          "%s gave draft %d of the runbook %s back to its authors%s"
              .formatted(who, e.draft(), runbook, names.because(e.reason()));
      case RunbookEvent.Published e ->
          "%s approved version %d of the runbook “%s”, written by %s%s"
              .formatted(
                  who,
                  e.version(),
                  names.text(e.title()),
                  Words.and(e.authorIds().stream().map(names::person).toList()),
                  names.because(e.reason()));
      case RunbookEvent.Retired e ->
          "%s retired the runbook %s%s".formatted(who, runbook, names.because(e.reason()));
    };
  }

  static String of(RunEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case RunEvent.Started e ->
          "%s began to follow version %d of the runbook “%s”."
              .formatted(who, e.version(), names.text(e.title()));
      case RunEvent.StepCompleted e ->
          "%s did the step “%s” of the runbook%s%s"
              .formatted(
                  who,
                  names.text(e.stepTitle()),
                  e.answer() == null ? "" : ", answering “%s”".formatted(names.text(e.answer())),
                  names.because(e.output()));
      case RunEvent.StepSkipped e ->
          "%s left out the step “%s” of the runbook%s"
              .formatted(who, names.text(e.stepTitle()), names.because(e.reason()));
      case RunEvent.StepFailed e ->
          "The step “%s” of the runbook did not work, %s says%s"
              .formatted(names.text(e.stepTitle()), who, names.because(e.output()));
      case RunEvent.Finished _ -> who + " came to the end of the runbook.";
      case RunEvent.Stopped e ->
          "%s stopped following the runbook%s".formatted(who, names.because(e.reason()));
    };
  }

  static String of(IncidentPlanEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case IncidentPlanEvent.Chosen e when e.rule() != null ->
          "%s chose version %d of the response plan %s for the incident by the rule %s%s."
              .formatted(
                  who,
                  e.version(),
                  names.quoted(e.name()),
                  e.rule(),
                  e.matched().isEmpty()
                      ? ", as it is for every incident"
                      : ", as it is for "
                          + Words.and(e.matched().stream().map(Matched::value).toList()));
      case IncidentPlanEvent.Chosen e ->
          "%s had the incident follow version %d of the response plan %s%s"
              .formatted(who, e.version(), names.quoted(e.name()), names.because(e.reason()));
      case IncidentPlanEvent.CriterionConfirmed e ->
          "%s confirmed that %s is so%s"
              .formatted(who, names.quoted(e.text()), names.because(e.note()));
    };
  }

  static String of(CriteriaOverridden event, Names names) {
    return "%s went on although the plan wants more to be so (%s)%s"
        .formatted(
            names.actor(event.by()),
            Words.and(event.open().stream().map(open -> names.quoted(open.text())).toList()),
            names.because(event.reason()));
  }

  private static String named(PlanContent content, Names names) {
    return content == null ? "(erased)" : "“" + names.text(content.name()) + "”";
  }
}
