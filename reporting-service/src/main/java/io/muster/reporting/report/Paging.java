package io.muster.reporting.report;

import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.IncidentReport.Attempt;
import io.muster.reporting.report.IncidentReport.EscalationLine;
import io.muster.reporting.report.IncidentReport.Outcome;
import io.muster.reporting.report.IncidentReport.PageLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who was to be reached, how often it was tried and what came of it. */
final class Paging {

  private final Names names;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final List<EscalationLine> escalation = new ArrayList<>();

  Paging(Names names) {
    this.names = names;
  }

  /** Every kind of escalation event is a step worth a line. */
  void add(EscalationEvent event, LedgerEntry line) {
    escalation.add(new EscalationLine(event.at(), line.summary(), line.position()));
  }

  void add(PageEvent event, LedgerEntry line) {
    Page page = pages.computeIfAbsent(event.pageId(), id -> new Page());
    switch (event) {
      case PageEvent.Requested e -> {
        page.requested = e;
        page.position = line.position();
      }
      case PageEvent.AttemptStarted e ->
          page.put(new Attempt(e.attempt(), e.at(), null, Outcome.PENDING, null, null));
      case PageEvent.Sent e ->
          page.end(e.attempt(), e.at(), Outcome.SENT, names.text(e.receipt()), null);
      case PageEvent.Failed e ->
          page.end(
              e.attempt(),
              e.at(),
              e.retryAt() == null ? Outcome.FAILED : Outcome.RETRYING,
              names.text(e.error()),
              e.retryAt());
      case PageEvent.Receipt e -> {
        if (e.delivery().lost()) {
          page.end(e.attempt(), e.at(), Outcome.FAILED, lost(e), null);
        }
      }
    }
  }

  /** A message that was taken and did not arrive has failed, whatever was said before. */
  private String lost(PageEvent.Receipt receipt) {
    String how = receipt.delivery().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return receipt.error() == null ? how : how + " (" + names.text(receipt.error()) + ")";
  }

  List<PageLine> pages() {
    return pages.entrySet().stream().map(page -> line(page.getKey(), page.getValue())).toList();
  }

  List<EscalationLine> escalation() {
    return List.copyOf(escalation);
  }

  private PageLine line(String id, Page page) {
    PageEvent.Requested asked = page.requested;
    List<Attempt> attempts = List.copyOf(page.attempts.values());
    return new PageLine(
        id,
        asked == null ? 0 : asked.level(),
        asked == null ? null : asked.personId(),
        asked == null ? null : names.person(asked.personId()),
        asked == null ? null : asked.channel(),
        asked == null ? null : asked.at(),
        attempts.isEmpty() ? Outcome.PENDING : attempts.getLast().outcome(),
        attempts,
        page.position);
  }

  /** {@code requested} stays null only when that event cannot be read. */
  private static final class Page {

    private final Map<Integer, Attempt> attempts = new LinkedHashMap<>();
    private PageEvent.Requested requested;
    private long position;

    void put(Attempt attempt) {
      attempts.put(attempt.attempt(), attempt);
    }

    void end(int number, Instant at, Outcome outcome, String detail, Instant retryAt) {
      Attempt started = attempts.get(number);
      put(
          new Attempt(
              number, started == null ? null : started.startedAt(), at, outcome, detail, retryAt));
    }
  }
}
