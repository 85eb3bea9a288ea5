package io.muster.incident.view;

import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.WeeklyWindow;
import io.muster.incident.triage.silence.Silence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The forms in which silences come in and go out over HTTP. */
final class SilenceForms {

  private SilenceForms() {}

  /**
   * A condition on one label.
   *
   * @param label one the source sends, or {@code service}, {@code name}, {@code host}, {@code
   *     component}, {@code group}, {@code class}, {@code severity}, {@code source} or {@code
   *     integration} (its id)
   * @param value a text, or a regular expression (RE2) that the whole value has to match; a label
   *     an alert does not have has the empty value
   */
  @Schema(
      name = "LabelMatcher",
      requiredProperties = {"label", "operator", "value"})
  record Matcher(String label, LabelMatcher.Operator operator, String value) {

    static List<LabelMatcher> toContract(List<Matcher> matchers) {
      return matchers == null
          ? null
          : matchers.stream()
              .map(one -> one == null ? null : new LabelMatcher(one.label, one.operator, one.value))
              .toList();
    }

    static Matcher of(LabelMatcher matcher) {
      return new Matcher(matcher.label(), matcher.operator(), matcher.value());
    }
  }

  /**
   * When a silence comes back.
   *
   * @param days on which it begins
   * @param start by the clock of the zone, such as {@code 02:00}; where the clock is put forward
   *     over it, as much later; where it comes twice, the first time
   * @param minutes how long it lasts, 1 to 1440, as on a stopwatch
   * @param zone of the IANA time zone database
   * @param first the first date on which it may begin
   * @param last the last one, at most 2 years later
   */
  @Schema(
      name = "WeeklyWindow",
      requiredProperties = {"days", "start", "minutes", "zone", "first", "last"})
  record Weekly(
      List<DayOfWeek> days,
      @Schema(type = "string", format = "time", example = "02:00") LocalTime start,
      int minutes,
      String zone,
      LocalDate first,
      LocalDate last) {

    WeeklyWindow toContract() {
      List<DayOfWeek> inOrder =
          days == null ? List.of() : days.stream().distinct().sorted().toList();
      return new WeeklyWindow(inOrder, start, minutes, zone, first, last);
    }

    static Weekly of(WeeklyWindow window) {
      return window == null
          ? null
          : new Weekly(
              window.days(),
              window.start(),
              window.minutes(),
              window.zone(),
              window.first(),
              window.last());
    }
  }

  /**
   * A silence to make: once, or again and again.
   *
   * @param from UTC; at once when left out
   * @param until UTC, at most 30 days later
   * @param weekly in place of from and until; for managers
   */
  @Schema(
      name = "NewSilence",
      requiredProperties = {"matchers", "reason"},
      example =
          """
          {
            "matchers": [{"label": "instance", "operator": "EQUAL", "value": "db-1"}],
            "until": "2026-11-28T06:00:00Z",
            "reason": "Its disk is replaced"
          }\
          """)
  record New(List<Matcher> matchers, Instant from, Instant until, Weekly weekly, String reason) {}

  /** Why it ends before its time. */
  @Schema(
      name = "EndSilence",
      requiredProperties = "reason",
      example = "{\"reason\":\"The maintenance is over\"}")
  record Ending(String reason) {}

  /** Conditions to try. */
  @Schema(
      name = "SilenceTrial",
      requiredProperties = "matchers",
      example =
          "{\"matchers\":[{\"label\":\"instance\",\"operator\":\"EQUAL\",\"value\":\"db-1\"}]}")
  record Trial(List<Matcher> matchers) {}

  /**
   * Where a write is in the log.
   *
   * @param version the ETag
   */
  @Schema(
      name = "SilenceWritten",
      requiredProperties = {"id", "version", "position"})
  record Written(String id, long version, long position) {}

  /**
   * A silence as it stands. All times are UTC.
   *
   * @param from missing when it comes back
   * @param until missing when it comes back
   * @param weekly missing when it is once
   * @param activeUntil when the time that runs now is over; missing when none does
   * @param nextStart when its next time begins; missing when none does any more
   * @param lastEnd when its last time is over, or when somebody ended it
   * @param reason missing for those who may not read what people write
   * @param endedAt when somebody ended it before its time
   */
  @Schema(
      name = "Silence",
      requiredProperties = {
        "id",
        "state",
        "matchers",
        "lastEnd",
        "createdBy",
        "createdAt",
        "version"
      })
  record One(
      String id,
      Silence.State state,
      List<Matcher> matchers,
      Instant from,
      Instant until,
      Weekly weekly,
      Instant activeUntil,
      Instant nextStart,
      Instant lastEnd,
      String reason,
      Shown.By createdBy,
      Instant createdAt,
      Shown.By endedBy,
      Instant endedAt,
      String endReason,
      long version) {}

  /**
   * The newest first.
   *
   * @param nextCursor for those before these; missing at the end
   */
  @Schema(name = "SilenceList", requiredProperties = "items")
  record Page(List<One> items, String nextCursor) {}

  /**
   * An alert the conditions meet.
   *
   * @param summary missing for those who may not read what tools write
   * @param firedAt when it began to fire last, by Muster's clock, UTC
   */
  @Schema(
      name = "SilencedAlert",
      requiredProperties = {"groupId", "key", "name", "severity", "firedAt", "firing"})
  record Met(
      String groupId,
      String key,
      String name,
      String service,
      String severity,
      String summary,
      Instant firedAt,
      boolean firing) {}

  /**
   * What a silence with these conditions would have done, had it held for the whole last day.
   *
   * @param since the beginning of that day, UTC
   * @param alerts how many alerts it would have silenced, among them those that still fire
   * @param firing how many of those fire now
   * @param incidents how many incidents would not have been opened in that day; each of them called
   *     people out
   * @param items the latest of those alerts, at most 50
   * @param complete false when more happened than was looked at; then the figures are too low
   */
  @Schema(
      name = "SilencePreview",
      requiredProperties = {"since", "alerts", "firing", "incidents", "items", "complete"})
  record Preview(
      Instant since, int alerts, int firing, int incidents, List<Met> items, boolean complete) {}
}
