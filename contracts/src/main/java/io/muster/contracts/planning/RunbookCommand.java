package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;

/** What can be asked of a runbook. Each is safe to give twice. */
public sealed interface RunbookCommand extends Command {

  /** The runbook. */
  String runbookId();

  @Override
  default String aggregateId() {
    return runbookId();
  }

  /**
   * Write a draft, which is the first of a new runbook when there is none.
   *
   * @param onlyNew refuse it when the runbook is there already
   * @param text Markdown with typed steps; refused with line numbers when it cannot be read as such
   * @param template the shipped runbook it was made from; null: none
   */
  record Draft(
      String runbookId, boolean onlyNew, String text, String template, String reason, Actor by)
      implements RunbookCommand {}

  /** Ask for the draft to be approved. */
  record Submit(String runbookId, Actor by) implements RunbookCommand {}

  /** Publish what was submitted; never one's own. */
  record Approve(String runbookId, int draft, Actor by, Authority authority)
      implements RunbookCommand {}

  /** Give what was submitted back to its authors. */
  record Return(String runbookId, String reason, Actor by, Authority authority)
      implements RunbookCommand {}

  /** Let it be run no more. */
  record Retire(String runbookId, String reason, Actor by, Authority authority)
      implements RunbookCommand {}
}
