package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.Reminders;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells how much of the time for a report has passed, unless it has been filed meanwhile. */
@Component
class ClockWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MOST_FIELDS = 20;

  private final Reminders reminders;
  private final Incidents incidents;

  ClockWords(Reminders reminders, Incidents incidents) {
    this.reminders = reminders;
    this.incidents = incidents;
  }

  /** The rule, how much of its time, and the limit that was. */
  static String partOf(ThresholdReached mark) {
    return "%s %s %s".formatted(mark.rule(), mark.mark(), mark.dueAt());
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.CLOCK_THRESHOLD);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    if (incidents.hiddenFrom(notice.incidentId(), notice.personId())) {
      return Optional.empty();
    }
    return reminders
        .standing(notice.aboutId(), mark -> partOf(mark).equals(notice.part()))
        .flatMap(it -> incidents.find(notice.incidentId()).map(incident -> told(it, incident)));
  }

  private static Told told(ThresholdReached mark, IncidentNow incident) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "%s has to file the report “%s” under %s. It %s due on %s."
            .formatted(
                mark.provisional() ? "If it is reportable, " + mark.entity() : mark.entity(),
                mark.name(),
                mark.regime(),
                mark.mark() == ClockMark.PASSED ? "was" : "is",
                TIME.format(mark.dueAt())));
    if (mark.movedFrom() != null) {
      paragraphs.add(
          "A correction moved the limit: it was %s.".formatted(TIME.format(mark.movedFrom())));
    }
    if (mark.provisional()) {
      paragraphs.add("Nobody has decided yet whether it has to be reported. Decide that first.");
    }
    paragraphs.add(missing(mark.missing()));
    paragraphs.add(
        "You are told because you lead the incident, speak with authorities in it, or decided that"
            + " it is reportable. Muster files nothing by itself.");
    return new Told(
        "%s%s: “%s” (%s) of %s"
            .formatted(
                mark.mark().critical() ? "[Critical] " : "",
                mark.mark() == ClockMark.PASSED
                    ? "The limit has passed"
                    : mark.mark().percent() + " % of the time has passed",
                mark.name(),
                mark.regime(),
                incident.number()),
        paragraphs,
        "Fill in the report",
        "/compliance/clocks/%s/%s/%s".formatted(incident.number(), mark.entityId(), mark.report()));
  }

  private static String missing(List<String> fields) {
    if (fields.isEmpty()) {
      return "Every field it needs is filled in: it can be approved and filed.";
    }
    int more = fields.size() - MOST_FIELDS;
    return "It still lacks: %s%s."
        .formatted(
            String.join("; ", fields.stream().limit(MOST_FIELDS).toList()),
            more > 0 ? "; and %d more".formatted(more) : "");
  }
}
