package io.muster.reporting.audit;

import io.muster.reporting.ledger.Words;
import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a working paper as one table (RFC 4180), one row for each of a sample. No cell can act as
 * a formula when a spreadsheet opens it.
 */
final class WorkingPaperCsv {

  private static final Object[] COLUMNS = {
    "engagement",
    "framework",
    "from",
    "to",
    "sample",
    "control",
    "as_of",
    "population",
    "seed",
    "id",
    "subject",
    "title",
    "found",
    "verdict",
    "words",
    "marked_at"
  };

  private WorkingPaperCsv() {}

  static void write(WorkingPaper paper, OutputStream out) throws IOException {
    SpreadsheetTable table = new SpreadsheetTable(out, COLUMNS);
    for (WorkingPaper.Sample sample : paper.samples()) {
      for (WorkingPaper.Item item : sample.items()) {
        table.row(
            paper.id(),
            paper.framed(),
            paper.from(),
            paper.to(),
            sample.sample(),
            sample.control(),
            sample.asOf(),
            sample.population(),
            sample.seed(),
            item.id(),
            item.subject(),
            item.title(),
            Words.and(item.deviations().stream().map(Deviation::words).toList()),
            item.verdict(),
            item.words(),
            item.markedAt());
      }
    }
    table.flush();
  }
}
