package io.muster.contracts.training;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import java.time.Instant;
import java.time.LocalDate;

/** What is on record of one training of one person. */
public sealed interface TrainingEvent extends Event {

  /** The record. */
  String recordId();

  @Override
  default String aggregateId() {
    return recordId();
  }

  /**
   * A person was trained.
   *
   * @param course what in, such as {@code Incident commander}; recorded in the clear, so nothing of
   *     people belongs into it
   * @param doneOn the day it was completed
   * @param validMonths for how many months from then it holds, 1 to 120; null: for good
   * @param evidence what shows it; null: nothing was given
   */
  @EventType(name = "training.recorded")
  record Recorded(
      String recordId,
      String course,
      Person person,
      LocalDate doneOn,
      Integer validMonths,
      TrainingEvidence evidence,
      Actor by,
      Instant at)
      implements TrainingEvent {}

  /** The record was a mistake and counts no more. */
  @EventType(name = "training.withdrawn")
  record Withdrawn(String recordId, @FreeText(of = "recordId") String reason, Actor by, Instant at)
      implements TrainingEvent {}
}
