package io.muster.reporting.report;

import java.util.Locale;

/** The forms a report is handed out in. */
public enum ReportFormat {
  /** For machines: the whole report. */
  JSON("application/json"),
  /** For spreadsheets: every fact a row. */
  CSV("text/csv;header=present;charset=UTF-8"),
  /** For people: A4, to be read, printed and filed. */
  PDF("application/pdf");

  private final String mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  /** The file name of an incident's report, as in {@code INC-12-report.pdf}. */
  public String fileName(String number) {
    return "%s-report.%s".formatted(number, name().toLowerCase(Locale.ROOT));
  }
}
