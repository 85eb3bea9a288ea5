package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What happened in an audit engagement: one auditor, one framework, one period, for a time. */
public sealed interface EngagementEvent extends Event {

  /** How the ids of all of them begin. */
  String PREFIX = "engagement-";

  /** The engagement. */
  String engagementId();

  @Override
  default String aggregateId() {
    return engagementId();
  }

  /**
   * A manager let an auditor in.
   *
   * @param auditorEmail address of the account the auditor signs in with
   * @param framework the controls that are audited, with their version, as in {@code soc2-cc7/1}
   * @param from the first day that is audited, UTC
   * @param to the last day that is audited, UTC
   * @param validFrom from when the auditor may look, UTC
   * @param validUntil from when they may no longer, UTC
   * @param purpose why, in the manager's words
   * @param acknowledgeMinutes an incident acknowledged later than this after it opened is an
   *     exception
   * @param reviewDays one without a published review this many days after it ended is an exception
   */
  @EventType(name = "engagement.opened")
  record Opened(
      String engagementId,
      @FreeText(of = "engagementId") String auditorEmail,
      String framework,
      LocalDate from,
      LocalDate to,
      Instant validFrom,
      Instant validUntil,
      @FreeText(of = "engagementId") String purpose,
      int acknowledgeMinutes,
      int reviewDays,
      Actor by,
      Instant at)
      implements EngagementEvent {}

  /** The auditor signed in with that address: from here on the engagement is this person's. */
  @EventType(name = "engagement.taken-up")
  record TakenUp(String engagementId, Person auditor, Actor by, Instant at)
      implements EngagementEvent {}

  /**
   * The auditor drew a sample. Whoever has the log up to the position and the seed draws the same.
   *
   * @param sample its number within the engagement, from 1
   * @param control whose population it was drawn from, as the framework names it
   * @param asOf position in the log at which the population was looked at
   * @param population how many belonged to it for the auditor
   * @param size how many were asked for
   * @param seed from which the sample follows
   * @param subjectIds ids of the incidents or response plans that were drawn, in the order of the
   *     draw
   */
  @EventType(name = "engagement.sampled")
  record Sampled(
      String engagementId,
      int sample,
      String control,
      long asOf,
      int population,
      int size,
      String seed,
      List<String> subjectIds,
      Actor by,
      Instant at)
      implements EngagementEvent {
    public Sampled {
      subjectIds = List.copyOf(subjectIds);
    }
  }

  /**
   * The auditor said what they make of one of a sample; the newest word counts.
   *
   * @param words why; null where nothing has to be said
   */
  @EventType(name = "engagement.item-marked")
  record ItemMarked(
      String engagementId,
      int sample,
      String subjectId,
      AuditVerdict verdict,
      @FreeText(of = "engagementId") String words,
      Actor by,
      Instant at)
      implements EngagementEvent {}

  /** A manager ended it before its time; the auditor sees nothing more. */
  @EventType(name = "engagement.ended")
  record Ended(
      String engagementId, @FreeText(of = "engagementId") String reason, Actor by, Instant at)
      implements EngagementEvent {}
}
