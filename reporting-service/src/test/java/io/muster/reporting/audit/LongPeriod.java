package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.reporting.ledger.ToldLedger;
import io.muster.reporting.testing.Story;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A month of 2,100 incidents, each with a history: {@link AuditIndex} knows of them as of any, and
 * their histories are told when they are read.
 */
final class LongPeriod {

  static final int INCIDENTS = 2_100;

  /** Events of each, besides these. */
  static final int NOTES = 8;

  private static final LocalDate FIRST = LocalDate.parse("2025-03-01");
  private static final Instant OPENED = Instant.parse("2025-03-09T10:00:00Z");

  /** What is held of the others when the last of them is read. */
  private long heldMidway = -1;

  private final ToldLedger ledger = new ToldLedger(this::history);

  /** Has the index know of it. */
  static void put(AuditIndex index) {
    for (int n = 1; n <= INCIDENTS; n++) {
      IncidentEvent.Opened opened = opened(n);
      index.on(
          opened, new Recorded(1, null, null, 1, null, opened.incidentId(), 0, OPENED, null, null));
    }
  }

  ToldLedger ledger() {
    return ledger;
  }

  long heldMidway() {
    return heldMidway;
  }

  /** A report of it. */
  static Drawn drawn(int sample) {
    return new Drawn(
        "audit-report-long",
        "soc2-cc7/1",
        FIRST,
        FIRST.plusDays(30),
        1,
        sample,
        "seed",
        15,
        14,
        AuditedMonth.MINA,
        OPENED);
  }

  private Story history(String incidentId) {
    if (ledger.reads() == INCIDENTS) {
      heldMidway = ledger.held();
    }
    int number = Integer.parseInt(incidentId.substring(incidentId.lastIndexOf('-') + 1));
    List<IncidentEvent> events = new ArrayList<>();
    events.add(opened(number));
    for (int note = 0; note < NOTES; note++) {
      events.add(
          new IncidentEvent.NoteAdded(
              incidentId,
              "note-" + note,
              "Note %d of %s".formatted(note, incidentId),
              AuditedMonth.ROSA,
              OPENED.plusSeconds(60L + note)));
    }
    events.add(
        new IncidentEvent.Resolved(
            incidentId, "fixed", AuditedMonth.ROSA, OPENED.plusSeconds(600)));
    return Story.of(events.toArray(IncidentEvent[]::new));
  }

  private static IncidentEvent.Opened opened(int number) {
    return new IncidentEvent.Opened(
        "inc-long-" + number,
        number,
        "Of a long period",
        null,
        Severity.SEV4,
        List.of("checkout"),
        Source.declared(),
        null,
        OPENED,
        AuditedMonth.ROSA,
        OPENED);
  }
}
