package io.muster.contracts.review;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.incident.IncidentRef;
import java.time.Instant;
import java.util.List;

/** What happened to the review of an incident. */
public sealed interface ReviewEvent extends Event {

  /** How the ids of reviews begin. */
  String ID_PREFIX = "review-";

  /** The one review an incident has. */
  static String idFor(String incidentId) {
    return ID_PREFIX + incidentId;
  }

  /** The incident a review is of, by its id. */
  static String incidentOf(String reviewId) {
    return reviewId.substring(ID_PREFIX.length());
  }

  /** {@link #idFor} of its incident. */
  String reviewId();

  /** The incident it is of. */
  default String incidentId() {
    return incidentOf(reviewId());
  }

  @Override
  default String aggregateId() {
    return reviewId();
  }

  /**
   * The incident ended, and its review began with what Muster could say by itself.
   *
   * @param incidentPosition of the incident's newest event then
   * @param endedAt when it ended, UTC
   */
  @EventType(name = "review.opened")
  record Opened(
      String reviewId,
      IncidentRef incident,
      long incidentPosition,
      Instant endedAt,
      @FreeText(of = "reviewId") List<DraftedSection> draft,
      Actor by,
      Instant at)
      implements ReviewEvent {
    public Opened {
      draft = draft == null ? List.of() : List.copyOf(draft);
    }
  }

  /**
   * The incident was not over after all; what was written until now may not hold.
   *
   * @param reopenedAt when it went on, UTC
   */
  @EventType(name = "review.incident-reopened")
  record IncidentReopened(
      String reviewId, long incidentPosition, Instant reopenedAt, Actor by, Instant at)
      implements ReviewEvent {}

  /**
   * The incident ended once more.
   *
   * @param draft what Muster says now of the sections nobody had written in
   */
  @EventType(name = "review.incident-ended-again")
  record IncidentEndedAgain(
      String reviewId,
      long incidentPosition,
      Instant endedAt,
      @FreeText(of = "reviewId") List<DraftedSection> draft,
      Actor by,
      Instant at)
      implements ReviewEvent {
    public IncidentEndedAgain {
      draft = draft == null ? List.of() : List.copyOf(draft);
    }
  }

  /** The sections nobody had written in were drafted anew from what was recorded by then. */
  @EventType(name = "review.redrafted")
  record Redrafted(
      String reviewId, @FreeText(of = "reviewId") List<DraftedSection> draft, Actor by, Instant at)
      implements ReviewEvent {
    public Redrafted {
      draft = draft == null ? List.of() : List.copyOf(draft);
    }
  }

  /**
   * Somebody wrote a section.
   *
   * @param version of the section, one more than the one it was written on
   */
  @EventType(name = "review.section-written")
  record SectionWritten(
      String reviewId,
      ReviewSection section,
      int version,
      @FreeText(of = "reviewId") String text,
      Actor by,
      Instant at)
      implements ReviewEvent {}

  /** Somebody said who a section is for. */
  @EventType(name = "review.section-shown")
  record SectionShown(
      String reviewId, ReviewSection section, SectionVisibility visibility, Actor by, Instant at)
      implements ReviewEvent {}

  /**
   * Somebody named something that contributed, or said it otherwise.
   *
   * @param version 1 when it is new, one more each time
   */
  @EventType(name = "review.factor-said")
  record FactorSaid(
      String reviewId,
      String factorId,
      int version,
      FactorKind kind,
      @FreeText(of = "reviewId") String text,
      Actor by,
      Instant at)
      implements ReviewEvent {}

  /**
   * Somebody answered "why", or said it otherwise.
   *
   * @param parentId the answer it is a cause of; null for an answer to why the incident happened
   * @param version 1 when it is new, one more each time
   */
  @EventType(name = "review.why-said")
  record WhySaid(
      String reviewId,
      String whyId,
      String parentId,
      int version,
      @FreeText(of = "reviewId") String text,
      Actor by,
      Instant at)
      implements ReviewEvent {}

  /** A contributing factor or an answer was taken away. */
  @EventType(name = "review.part-removed")
  record PartRemoved(String reviewId, String partId, Actor by, Instant at) implements ReviewEvent {}

  /**
   * Its approval was asked for.
   *
   * @param revision counts what was written, from 1
   */
  @EventType(name = "review.submitted")
  record Submitted(String reviewId, int revision, Actor by, Instant at) implements ReviewEvent {}

  /** A manager gave it back to its authors. */
  @EventType(name = "review.returned")
  record Returned(
      String reviewId, int revision, @FreeText(of = "reviewId") String reason, Actor by, Instant at)
      implements ReviewEvent {}

  /**
   * It was published, on the word of a manager who did not write in it.
   *
   * @param version counts from 1
   * @param revision which it was
   * @param authorIds who wrote in it, or submitted it, since the version before
   */
  @EventType(name = "review.published")
  record Published(
      String reviewId,
      int version,
      int revision,
      @FreeText(of = "reviewId") ReviewContent content,
      List<String> authorIds,
      Actor by,
      Instant at)
      implements ReviewEvent {
    public Published {
      authorIds = List.copyOf(authorIds);
    }
  }

  /** A manager decided that this incident needs no review; writing in it takes that back. */
  @EventType(name = "review.waived")
  record Waived(String reviewId, @FreeText(of = "reviewId") String reason, Actor by, Instant at)
      implements ReviewEvent {}
}
