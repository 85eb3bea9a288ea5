package io.muster.reporting.ledger;

import io.muster.contracts.Event;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An event as it lies in the log, with what it says when this version of Muster can read it.
 *
 * @param event empty for a type, revision or content that cannot be read; it still counts and its
 *     hash still holds
 */
public record LogEntry(StoredCommit commit, StoredEvent stored, Optional<Event> event) {

  /** Place in the one order of all events. */
  public long position() {
    return stored.position();
  }

  /** The line of the ledger for it, with people called as the reader may see them. */
  public LedgerEntry describe(Names names) {
    HexFormat hex = HexFormat.of();
    return new LedgerEntry(
        stored.position(),
        stored.id(),
        stored.type(),
        stored.revision(),
        commit.aggregateType(),
        commit.aggregateId(),
        stored.sequence(),
        event.map(e -> names.party(e.by())).orElse(null),
        event.map(Event::at).orElse(null),
        commit.recordTime(),
        hex.formatHex(stored.leafHash()),
        hex.formatHex(commit.hash()),
        event.map(e -> Sentences.of(e, names)).orElseGet(this::unreadable));
  }

  /**
   * The line for somebody to whom its incident does not exist: that it is there, and its hashes.
   */
  public LedgerEntry hidden() {
    HexFormat hex = HexFormat.of();
    return new LedgerEntry(
        stored.position(),
        stored.id(),
        stored.type(),
        stored.revision(),
        commit.aggregateType(),
        null,
        stored.sequence(),
        null,
        null,
        commit.recordTime(),
        hex.formatHex(stored.leafHash()),
        hex.formatHex(commit.hash()),
        "Belongs to a private incident you are not named on. It is in the log, and its hashes can be verified.");
  }

  private String unreadable() {
    return "This version of Muster cannot read %s revision %d; the event is in the log and its hashes can be verified."
        .formatted(stored.type(), stored.revision());
  }
}
