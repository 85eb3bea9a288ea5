package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/**
 * Something incidents have in common more often than it would be so by chance.
 *
 * @param side what kind of thing
 * @param key of the thing, as a filter of analytics takes it; of a deployment the service
 * @param name as people call it
 * @param having incidents looked at that have it
 * @param of incidents looked at
 * @param usual its share where it is compared with, from 0 to 1: of the other reviewed incidents,
 *     or of the time
 * @param chance how likely it is that so many or more have it by chance, all that was compared
 *     allowed for (Bonferroni), from 0 to 1
 * @param incidents those that have it, the newest first, at most fifty
 */
@Schema(
    name = "AnalyticsInCommon",
    requiredProperties = {"side", "key", "name", "having", "of", "usual", "chance", "incidents"})
record InCommon(
    Side side,
    String key,
    String name,
    int having,
    int of,
    double usual,
    double chance,
    List<IncidentRow.Ref> incidents) {

  /** It is told only when it is less likely than this to be chance. */
  static final double LEVEL = 0.05;

  static final int MOST = 50;

  private static final Comparator<InCommon> LEAST_LIKELY_FIRST =
      Comparator.comparingDouble(InCommon::chance)
          .thenComparing(InCommon::side)
          .thenComparing(InCommon::key);

  /** What kind of thing incidents have in common. */
  enum Side {
    /** An affected service. */
    SERVICE,
    /** Who looks after an affected service by the catalogue as it is now. */
    TEAM,
    SEVERITY,
    CAUSE,
    /** The integration whose alerts opened it. */
    SOURCE,
    /** The hour of the day at which it was opened. */
    HOUR,
    /** The day of the week on which it was opened. */
    WEEKDAY,
    /** It was opened within the hour after a deployment of an affected service. */
    DEPLOYMENT;

    static Side of(By by) {
      return valueOf(by.name());
    }
  }

  /**
   * A thing that was compared.
   *
   * @param chance before it is allowed for that others were compared, too
   * @param incidents those that have it
   */
  record Compared(
      Side side,
      String key,
      String name,
      int of,
      double usual,
      double chance,
      List<IncidentRow> incidents) {

    private InCommon among(int compared) {
      return new InCommon(
          side,
          key,
          name,
          incidents.size(),
          of,
          usual,
          Math.min(1, chance * compared),
          refs(incidents));
    }
  }

  /** Those of all that were compared that are hardly chance, the least likely first. */
  static List<InCommon> hardlyChance(List<Compared> compared, int comparisons) {
    return compared.stream()
        .map(each -> each.among(comparisons))
        .filter(each -> each.chance < LEVEL)
        .sorted(LEAST_LIKELY_FIRST)
        .toList();
  }

  /** To be opened, the newest first. */
  static List<IncidentRow.Ref> refs(List<IncidentRow> incidents) {
    return incidents.stream()
        .sorted(Comparator.comparingLong(IncidentRow::number).reversed())
        .limit(MOST)
        .map(IncidentRow::ref)
        .toList();
  }
}
