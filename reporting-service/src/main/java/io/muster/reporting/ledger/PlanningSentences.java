package io.muster.reporting.ledger;

import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanEvent;

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

  private static String named(PlanContent content, Names names) {
    return content == null ? "(erased)" : "“" + names.text(content.name()) + "”";
  }
}
