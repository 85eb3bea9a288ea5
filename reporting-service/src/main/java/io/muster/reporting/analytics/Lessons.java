package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * What the published reviews of a period teach together, and what its incidents have in common.
 *
 * @param from first day on which the incidents were opened
 * @param to last day on which they were opened
 * @param zone in which days and hours are told
 * @param drills whether rehearsals are looked at instead of real incidents
 * @param incidents opened in the period
 * @param reviewed of those, how many have a published review
 * @param factors what those reviews say contributed, and is looked at
 * @param erased factors whose words are erased; they are in no theme
 * @param leftOut factors of older incidents that are not looked at: it is at most a thousand
 * @param alone factors that are like no other incident's
 * @param themes what contributed to at least two incidents, to most first; at most a hundred
 * @param inCommon when incidents of the period were opened beside how usual that time is
 */
@Schema(
    name = "AnalyticsLessons",
    requiredProperties = {
      "from",
      "to",
      "zone",
      "drills",
      "incidents",
      "reviewed",
      "factors",
      "erased",
      "leftOut",
      "alone",
      "themes",
      "inCommon"
    })
record Lessons(
    LocalDate from,
    LocalDate to,
    String zone,
    boolean drills,
    int incidents,
    int reviewed,
    int factors,
    int erased,
    int leftOut,
    int alone,
    List<Theme> themes,
    List<InCommon> inCommon) {}
