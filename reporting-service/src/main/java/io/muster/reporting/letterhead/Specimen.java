package io.muster.reporting.letterhead;

import io.muster.eventlog.Head;
import io.muster.reporting.report.IncidentReport;
import io.muster.reporting.report.PrintedReport;
import io.muster.reporting.report.PrintedReport.Fact;
import io.muster.reporting.report.PrintedReport.Notice;
import io.muster.reporting.report.PrintedTable;
import io.muster.reporting.report.PrintedTable.Column;
import io.muster.reporting.report.PrintedTable.Row;
import java.util.HexFormat;
import java.util.List;

/** A page of no report, to see how the letterhead looks on it. */
final class Specimen {

  private Specimen() {}

  static PrintedReport at(Head head) {
    IncidentReport.AsOf asOf =
        new IncidentReport.AsOf(
            head.position(), HexFormat.of().formatHex(head.hash()), head.recordTime());
    return new PrintedReport(
        "Kind of report",
        "INC-0",
        "What the report is about",
        List.of("Specimen"),
        List.of(new Notice("A specimen.", "It is of no incident, and nothing was recorded.")),
        "What happened stands here, in sentences.",
        null,
        List.of(Fact.of("Facts", "stand here, line by line")),
        PrintedReport.proof(asOf, null),
        "How that can be checked stands here.",
        List.of(
            new PrintedTable(
                "Tables",
                "follow on this and on further pages.",
                List.of(new Column("First", 30), new Column("Second", 70)),
                List.of(Row.of(List.of("small print"), "one", "two")))),
        "Specimen",
        asOf);
  }
}
