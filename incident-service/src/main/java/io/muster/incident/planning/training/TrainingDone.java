package io.muster.incident.planning.training;

import io.muster.contracts.training.TrainingEvent.Recorded;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A training on record that was not withdrawn. It holds nothing that says how somebody is called;
 * the evidence is read from the log when somebody looks, so that it is gone once they were erased.
 *
 * @param position where the log holds it
 * @param doneOn the day it was completed
 * @param validUntil the last day it holds; null: for good
 * @param byId who put it on record
 * @param at when, UTC
 */
public record TrainingDone(
    String recordId,
    long position,
    String course,
    String personId,
    LocalDate doneOn,
    LocalDate validUntil,
    String byId,
    Instant at) {

  static TrainingDone of(Recorded event, long position) {
    return new TrainingDone(
        event.recordId(),
        position,
        event.course(),
        event.person().id(),
        event.doneOn(),
        event.validMonths() == null ? null : event.doneOn().plusMonths(event.validMonths()),
        event.by().id(),
        event.at());
  }
}
