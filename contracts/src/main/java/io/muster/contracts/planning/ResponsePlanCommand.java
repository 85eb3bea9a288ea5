package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a response plan. Each is safe to give twice. */
public sealed interface ResponsePlanCommand extends Command {

  /** The plan. */
  String planId();

  @Override
  default String aggregateId() {
    return planId();
  }

  /**
   * Write a draft, which is the first of a new plan when there is none; the same again changes
   * nothing. What was submitted is a draft again with that.
   *
   * @param onlyNew refuse it when the plan is there already
   * @param template the shipped plan it was made from; null: none
   * @param incidentId the incident that taught the change; null: none
   */
  record Draft(
      String planId,
      boolean onlyNew,
      PlanContent content,
      List<PlanContact> contacts,
      String template,
      String incidentId,
      String reason,
      Actor by)
      implements ResponsePlanCommand {
    public Draft {
      contacts = List.copyOf(contacts);
    }
  }

  /** Ask for the draft to be approved. */
  record Submit(String planId, Actor by) implements ResponsePlanCommand {}

  /**
   * Publish what was submitted. Only a manager may, and nobody who wrote it or submitted it.
   *
   * @param draft which one was looked at
   */
  record Approve(String planId, int draft, Actor by, Authority authority)
      implements ResponsePlanCommand {}

  /** Give what was submitted back to its authors. */
  record Return(String planId, String reason, Actor by, Authority authority)
      implements ResponsePlanCommand {}

  /** Say that one has read the version that holds. */
  record Acknowledge(String planId, int version, Actor by) implements ResponsePlanCommand {}

  /** Say that the version that holds was looked through and still does. */
  record Review(String planId, String note, Actor by, Authority authority)
      implements ResponsePlanCommand {}

  /** Let it hold no more. */
  record Retire(String planId, String reason, Actor by, Authority authority)
      implements ResponsePlanCommand {}
}
