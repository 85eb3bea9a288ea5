package io.muster.reporting.letterhead;

import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.contracts.letterhead.LetterheadEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says what reports are headed with. It is read from the log as of a position, so that a report
 * that looks up to one bears the letterhead of that time for ever.
 */
@Component
public class Letterheads {

  private final Ledger ledger;

  Letterheads(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The letterhead that held at a log position; null for plain paper. */
  public LetterheadContent asOf(long position) {
    return all(position).stream()
        .reduce((before, last) -> last)
        .map(Letterheads::after)
        .orElse(null);
  }

  /** The letterhead that holds now; null for plain paper. */
  public LetterheadContent current() {
    return asOf(Long.MAX_VALUE);
  }

  /** Everything that was said of it up to a position, oldest first. */
  List<LetterheadEvent> all(long upTo) {
    return ledger.ofAggregate(LetterheadEvent.ID, upTo).stream()
        .map(LogEntry::event)
        .flatMap(Optional::stream)
        .map(LetterheadEvent.class::cast)
        .toList();
  }

  /** What holds once this was said; null for plain paper. */
  static LetterheadContent after(LetterheadEvent event) {
    return switch (event) {
      case LetterheadEvent.Introduced introduced -> introduced.content();
      case LetterheadEvent.Withdrawn _ -> null;
    };
  }
}
