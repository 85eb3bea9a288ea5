package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened to a response plan. */
public sealed interface ResponsePlanEvent extends Event {

  /** How the ids of plans begin. */
  String ID_PREFIX = "response-plan-";

  /** The plan. */
  String planId();

  @Override
  default String aggregateId() {
    return planId();
  }

  /**
   * Somebody wrote a draft.
   *
   * @param draft counts from 1 for as long as the plan lives
   * @param template the shipped plan it was made from; null: none
   * @param incidentId the incident that taught the change; null: none
   * @param reason why it is changed; null for a first draft that says nothing
   */
  @EventType(name = "response-plan.drafted", revision = 2)
  record Drafted(
      String planId,
      int draft,
      @FreeText(of = "planId") PlanContent content,
      List<PlanContact> contacts,
      String template,
      String incidentId,
      @FreeText(of = "planId") String reason,
      Actor by,
      Instant at)
      implements ResponsePlanEvent {
    public Drafted {
      contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }
  }

  /** Its approval was asked for. */
  @EventType(name = "response-plan.submitted")
  record Submitted(String planId, int draft, Actor by, Instant at) implements ResponsePlanEvent {}

  /** A manager gave it back to its authors. */
  @EventType(name = "response-plan.returned")
  record Returned(
      String planId, int draft, @FreeText(of = "planId") String reason, Actor by, Instant at)
      implements ResponsePlanEvent {}

  /**
   * A version came to hold, on the word of a manager who did not write it. Incidents that are open
   * keep the version they began with.
   *
   * @param version counts from 1
   * @param draft which it was
   * @param authorIds who wrote drafts since the version before
   * @param incidentId the incident that taught the change; null: none
   * @param reviewDue by when somebody has to look whether it still holds, UTC
   */
  @EventType(name = "response-plan.published", revision = 2)
  record Published(
      String planId,
      int version,
      int draft,
      @FreeText(of = "planId") PlanContent content,
      List<PlanContact> contacts,
      List<String> authorIds,
      String incidentId,
      @FreeText(of = "planId") String reason,
      Instant reviewDue,
      Actor by,
      Instant at)
      implements ResponsePlanEvent {
    public Published {
      contacts = contacts == null ? List.of() : List.copyOf(contacts);
      authorIds = List.copyOf(authorIds);
    }
  }

  /** Somebody said that they have read this version. */
  @EventType(name = "response-plan.acknowledged")
  record Acknowledged(String planId, int version, Actor by, Instant at)
      implements ResponsePlanEvent {}

  /**
   * A manager looked it through and found that it still holds.
   *
   * @param reviewDue by when it is looked through again, UTC
   */
  @EventType(name = "response-plan.reviewed")
  record Reviewed(
      String planId,
      int version,
      @FreeText(of = "planId") String note,
      Instant reviewDue,
      Actor by,
      Instant at)
      implements ResponsePlanEvent {}

  /** It holds no more. */
  @EventType(name = "response-plan.retired")
  record Retired(String planId, @FreeText(of = "planId") String reason, Actor by, Instant at)
      implements ResponsePlanEvent {}
}
