package io.muster.reporting.analytics;

import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.FactorKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What contributed to several incidents, in the words of their reviews.
 *
 * @param text the words that are most like all the others
 * @param kind of those words
 * @param count how many incidents it contributed to
 * @param incidents those, the newest first, at most fifty
 * @param factors what the reviews say, the newest incident first, at most fifty
 * @param services affected by those incidents, the one with most of them first, at most ten
 * @param months every month of the period, the earliest first
 * @param course whether it becomes more or less
 * @param actions what those reviews want done against it: of a review with several factors, the
 *     items nearest to it in meaning; dropped ones stand there, too
 * @param again incidents of it that were opened after the first of those actions was done, the
 *     newest first, at most fifty
 * @param inCommon what else its incidents have in common, beside the other reviewed ones
 */
@Schema(
    name = "AnalyticsTheme",
    requiredProperties = {
      "text",
      "kind",
      "count",
      "incidents",
      "factors",
      "services",
      "months",
      "course",
      "actions",
      "again",
      "inCommon"
    })
record Theme(
    String text,
    FactorKind kind,
    int count,
    List<IncidentRow.Ref> incidents,
    List<Said> factors,
    List<OfService> services,
    List<Month> months,
    Course course,
    List<Wanted> actions,
    List<IncidentRow.Ref> again,
    List<InCommon> inCommon) {

  /** What one review says contributed. */
  @Schema(
      name = "AnalyticsThemeFactor",
      requiredProperties = {"incident", "kind", "text"})
  record Said(IncidentRow.Ref incident, FactorKind kind, String text) {}

  /** How many of its incidents affected a service. */
  @Schema(
      name = "AnalyticsThemeService",
      requiredProperties = {"service", "incidents"})
  record OfService(String service, int incidents) {}

  /**
   * One month.
   *
   * @param from first day that is in the period
   * @param incidents of the theme that were opened in it
   */
  @Schema(
      name = "AnalyticsThemeMonth",
      requiredProperties = {"from", "incidents"})
  record Month(LocalDate from, int incidents) {}

  /** Where it goes. */
  enum Direction {
    MORE,
    LESS,
    /** Nothing that could not be chance. */
    UNCLEAR
  }

  /**
   * The first half of the period, up to now, beside the second.
   *
   * @param earlier incidents of the theme in the first half
   * @param earlierOf reviewed incidents in the first half
   * @param later incidents of the theme in the second half
   * @param laterOf reviewed incidents in the second half
   * @param chance how likely it is that its share did not change (Fisher's exact test of two sides,
   *     all themes allowed for), from 0 to 1
   */
  @Schema(
      name = "AnalyticsThemeCourse",
      requiredProperties = {"direction", "earlier", "earlierOf", "later", "laterOf", "chance"})
  record Course(
      Direction direction, int earlier, int earlierOf, int later, int laterOf, double chance) {

    /** Of so many themes this is one. */
    static Course of(int earlier, int earlierOf, int later, int laterOf, int themes) {
      int of = earlier + later;
      int others = earlierOf + laterOf - of;
      if (others == 0 || earlierOf == 0 || laterOf == 0) {
        return new Course(Direction.UNCLEAR, earlier, earlierOf, later, laterOf, 1);
      }
      double more = Comparison.fisher(later, of, laterOf - later, others);
      double less = Comparison.fisher(earlier, of, earlierOf - earlier, others);
      double chance = Math.min(1, 2 * Math.min(more, less) * themes);
      Direction direction =
          chance >= InCommon.LEVEL
              ? Direction.UNCLEAR
              : more < less ? Direction.MORE : Direction.LESS;
      return new Course(direction, earlier, earlierOf, later, laterOf, chance);
    }
  }

  /**
   * An action item.
   *
   * @param title null when it was erased
   * @param due until when, UTC; null while nobody said
   * @param outcome how it stands with it by now
   */
  @Schema(
      name = "AnalyticsThemeAction",
      requiredProperties = {"incident", "state", "outcome"})
  record Wanted(
      IncidentRow.Ref incident,
      String title,
      ActionState state,
      Instant due,
      ActionItem.Outcome outcome) {}
}
