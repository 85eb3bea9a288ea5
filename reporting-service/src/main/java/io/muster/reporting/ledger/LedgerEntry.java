package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
import java.time.Instant;

/**
 * One event of the log as an auditor reads it: who did what, when, and the hashes that prove it.
 *
 * @param position place in the one order of all events, from 1 and without gaps
 * @param type stable name of what happened
 * @param revision revision of the form it was stored in
 * @param aggregateId what it happened to; null when that is a private incident the reader is not
 *     named on
 * @param sequence place among the events of its aggregate, from 0
 * @param actor who did it; null when this version of Muster cannot read the event, or the reader
 *     may not
 * @param valueTime when it happened as far as the actor knew, UTC; null likewise
 * @param recordTime when the log learned it, UTC
 * @param leafHash SHA-256 that covers this event alone, hex, as the log holds it
 * @param commitHash SHA-256 that covers its commit and everything before, hex, as the log holds it
 * @param summary what happened, as a sentence
 */
public record LedgerEntry(
    long position,
    String eventId,
    String type,
    int revision,
    String aggregateType,
    String aggregateId,
    long sequence,
    Party actor,
    Instant valueTime,
    Instant recordTime,
    String leafHash,
    String commitHash,
    String summary) {

  /**
   * Who acted, called as this reader may see them.
   *
   * @param id a person's subject, a client's id or the name of a rule
   */
  public record Party(Actor.Kind kind, String id, String name) {}
}
