package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened to a runbook. */
public sealed interface RunbookEvent extends Event {

  /** The runbook. */
  String runbookId();

  @Override
  default String aggregateId() {
    return runbookId();
  }

  /**
   * Somebody wrote a draft.
   *
   * @param draft counts from 1 for as long as the runbook lives
   * @param title what people call it
   * @param text Markdown with typed steps
   * @param template the shipped runbook it was made from; null: none
   */
  @EventType(name = "runbook.drafted")
  record Drafted(
      String runbookId,
      int draft,
      @FreeText(of = "runbookId") String title,
      @FreeText(of = "runbookId") String text,
      String template,
      @FreeText(of = "runbookId") String reason,
      Actor by,
      Instant at)
      implements RunbookEvent {}

  /** Its approval was asked for. */
  @EventType(name = "runbook.submitted")
  record Submitted(String runbookId, int draft, Actor by, Instant at) implements RunbookEvent {}

  /** A manager gave it back to its authors. */
  @EventType(name = "runbook.returned")
  record Returned(
      String runbookId, int draft, @FreeText(of = "runbookId") String reason, Actor by, Instant at)
      implements RunbookEvent {}

  /**
   * A version came to be run, on the word of a manager who did not write it. Runs that are under
   * way keep the version they began with.
   *
   * @param version counts from 1
   * @param draft which it was
   * @param authorIds who wrote or submitted drafts since the version before
   */
  @EventType(name = "runbook.published")
  record Published(
      String runbookId,
      int version,
      int draft,
      @FreeText(of = "runbookId") String title,
      @FreeText(of = "runbookId") String text,
      List<String> authorIds,
      @FreeText(of = "runbookId") String reason,
      Actor by,
      Instant at)
      implements RunbookEvent {
    public Published {
      authorIds = List.copyOf(authorIds);
    }
  }

  /** It is run no more. */
  @EventType(name = "runbook.retired")
  record Retired(String runbookId, @FreeText(of = "runbookId") String reason, Actor by, Instant at)
      implements RunbookEvent {}
}
