package io.muster.incident.response;

import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is to be done about a report whose time runs out. */
final class ClockTaskWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** Long enough to start with; the report itself shows all. */
  private static final int MOST_FIELDS = 40;

  private final ThresholdReached mark;

  ClockTaskWords(ThresholdReached mark) {
    this.mark = mark;
  }

  /** One line. */
  String title() {
    String title =
        mark.provisional()
            ? "Decide whether %s makes us send the report “%s” by %s"
                .formatted(mark.regime(), mark.name(), TIME.format(mark.dueAt()))
            : "Send the %s report “%s” by %s"
                .formatted(mark.regime(), mark.name(), TIME.format(mark.dueAt()));
    return title.length() > Wording.TITLE ? title.substring(0, Wording.TITLE) : title;
  }

  String details() {
    List<String> lines = new ArrayList<>();
    lines.add("For %s.".formatted(mark.entity()));
    lines.add(
        mark.mark() == ClockMark.PASSED
            ? "The limit has passed: send it now, and say why it is late."
            : mark.mark().percent() + " % of the time has passed.");
    if (mark.movedFrom() != null) {
      lines.add(
          "A correction moved the limit; it was %s.".formatted(TIME.format(mark.movedFrom())));
    }
    lines.add(
        mark.missing().isEmpty()
            ? "Every field it needs is filled in."
            : "Missing in the report: %s.".formatted(missing()));
    return String.join(" ", lines);
  }

  private String missing() {
    int more = mark.missing().size() - MOST_FIELDS;
    String first = String.join("; ", mark.missing().stream().limit(MOST_FIELDS).toList());
    return more > 0 ? first + "; and %d more".formatted(more) : first;
  }
}
