package io.muster.contracts.review;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.incident.IncidentRef;
import java.time.Instant;
import java.util.List;

/** What can be asked of a review. Each is safe to give twice. */
public sealed interface ReviewCommand extends Command {

  /** {@link ReviewEvent#idFor} of its incident. */
  String reviewId();

  @Override
  default String aggregateId() {
    return reviewId();
  }

  /**
   * Take note that the incident ended, or goes on after all; the first end opens the review. What
   * it has heard of already changes nothing.
   *
   * @param position of the incident's newest event
   * @param at when it ended or went on, UTC
   * @param draft what Muster says by itself; empty when the incident goes on
   */
  record Follow(
      String reviewId,
      IncidentRef incident,
      boolean ended,
      long position,
      Instant at,
      List<DraftedSection> draft,
      Actor by)
      implements ReviewCommand {
    public Follow {
      draft = List.copyOf(draft);
    }
  }

  /** Draft anew, from what is recorded by now, the sections nobody has written in. */
  record Redraft(String reviewId, List<DraftedSection> draft, Actor by) implements ReviewCommand {
    public Redraft {
      draft = List.copyOf(draft);
    }
  }

  /**
   * Write a section, whole.
   *
   * @param base the version of the section the writer began from
   */
  record WriteSection(String reviewId, ReviewSection section, int base, String text, Actor by)
      implements ReviewCommand {}

  /** Say who a section is for. */
  record ShowSection(String reviewId, ReviewSection section, SectionVisibility visibility, Actor by)
      implements ReviewCommand {}

  /**
   * Name something that contributed, or say it otherwise.
   *
   * @param base the version the writer began from; 0 for a new one
   */
  record SayFactor(
      String reviewId, String factorId, int base, FactorKind kind, String text, Actor by)
      implements ReviewCommand {}

  /**
   * Answer "why", or say it otherwise.
   *
   * @param parentId the answer it is a cause of; null for the first; kept when there is one already
   * @param base the version the writer began from; 0 for a new one
   */
  record SayWhy(String reviewId, String whyId, String parentId, int base, String text, Actor by)
      implements ReviewCommand {}

  /** Take a contributing factor or an answer away. */
  record Remove(String reviewId, String partId, Actor by) implements ReviewCommand {}

  /** Ask for it to be approved. */
  record Submit(String reviewId, Actor by) implements ReviewCommand {}

  /**
   * Publish what was submitted. Only a manager may, and nobody who wrote in it or submitted it.
   *
   * @param revision which was looked at
   */
  record Approve(String reviewId, int revision, Actor by, Authority authority)
      implements ReviewCommand {}

  /** Give what was submitted back to its authors. */
  record Return(String reviewId, String reason, Actor by, Authority authority)
      implements ReviewCommand {}

  /** Do without a review of this incident. */
  record Waive(String reviewId, String reason, Actor by, Authority authority)
      implements ReviewCommand {}
}
