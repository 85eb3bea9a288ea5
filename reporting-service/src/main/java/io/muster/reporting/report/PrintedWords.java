package io.muster.reporting.report;

/** What every report for people says beside its own content, on paper and in Word alike. */
final class PrintedWords {

  static final PrintedWords WORDS = new PrintedWords();

  private PrintedWords() {}

  String zone() {
    return "All times are UTC unless they name another zone.";
  }

  String evidence() {
    return "What this report rests on";
  }

  String none() {
    return "Nothing on record.";
  }

  String end() {
    return "End of the report.";
  }

  String contents() {
    return "Contents";
  }

  /** What a page is evidence of, in one line. */
  static String stamp(PrintedReport report) {
    return "%s · log position %d · hash %s"
        .formatted(report.stamp(), report.asOf().position(), report.asOf().hash());
  }
}
