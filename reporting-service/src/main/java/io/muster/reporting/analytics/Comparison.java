package io.muster.reporting.analytics;

import io.muster.reporting.analytics.InCommon.Compared;
import io.muster.reporting.analytics.InCommon.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Compares what incidents have in common with how usual it is, by exact tests of one side: more
 * than usual. What none of them has is compared, too, because it might have been found.
 */
final class Comparison {

  private final Scope scope;
  private final Labels labels;
  private final Deploys deploys;

  Comparison(Scope scope, Labels labels, Deploys deploys) {
    this.scope = scope;
    this.labels = labels;
    this.deploys = deploys;
  }

  /** Some of all incidents beside the others, by Fisher's exact test. */
  List<Compared> withOthers(List<IncidentRow> some, List<IncidentRow> all) {
    List<Compared> compared = new ArrayList<>();
    int others = all.size() - some.size();
    if (others == 0) {
      return compared;
    }
    for (Side side : Side.values()) {
      Map<String, List<IncidentRow>> here = byKey(side, some);
      byKey(side, all)
          .forEach(
              (key, everywhere) -> {
                List<IncidentRow> having = here.getOrDefault(key, List.of());
                int elsewhere = everywhere.size() - having.size();
                if (everywhere.size() < all.size()) {
                  compared.add(
                      new Compared(
                          side,
                          key,
                          name(side, key),
                          some.size(),
                          (double) elsewhere / others,
                          fisher(having.size(), some.size(), elsewhere, others),
                          having));
                }
              });
    }
    return compared;
  }

  /** How likely it is that so many or more of the first have it, when it is as usual in both. */
  static double fisher(int having, int of, int otherHaving, int others) {
    return FisherExactTest.withDefaults()
        .with(AlternativeHypothesis.GREATER_THAN)
        .test(new int[][] {{having, of - having}, {otherHaving, others - otherHaving}})
        .getPValue();
  }

  /**
   * When incidents were opened beside how much of the time it was that hour, that weekday, or soon
   * after a deployment, by the exact binomial test.
   *
   * @param until no incident can have been opened after it
   */
  List<Compared> withTime(List<IncidentRow> incidents, Instant until) {
    List<Compared> compared = new ArrayList<>();
    Instant from = scope.begins();
    Instant to = scope.ends().isBefore(until) ? scope.ends() : until;
    if (!from.isBefore(to)) {
      return compared;
    }
    for (By by : List.of(By.HOUR, By.WEEKDAY)) {
      Map<String, List<IncidentRow>> opened = byKey(Side.of(by), incidents);
      shares(by, from, to)
          .forEach(
              (key, share) ->
                  compared.add(
                      timed(
                          Side.of(by),
                          key,
                          incidents.size(),
                          share,
                          opened.getOrDefault(key, List.of()))));
    }
    Map<String, List<IncidentRow>> soonAfter = byKey(Side.DEPLOYMENT, incidents);
    byKey(Side.SERVICE, incidents)
        .forEach(
            (service, ofService) -> {
              double share = deploys.share(service, from, to);
              if (share > 0) {
                compared.add(
                    timed(
                        Side.DEPLOYMENT,
                        service,
                        ofService.size(),
                        share,
                        soonAfter.getOrDefault(service, List.of())));
              }
            });
    return compared;
  }

  private Compared timed(Side side, String key, int of, double usual, List<IncidentRow> having) {
    double chance =
        BinomialTest.withDefaults()
            .with(AlternativeHypothesis.GREATER_THAN)
            .test(of, having.size(), Math.clamp(usual, 0.0, 1.0))
            .getPValue();
    return new Compared(side, key, name(side, key), of, usual, chance, having);
  }

  /** How much of a time each hour of the day or day of the week was, from 0 to 1. */
  private Map<String, Double> shares(By by, Instant from, Instant to) {
    Map<String, Double> shares = new TreeMap<>();
    double all = Duration.between(from, to).toMillis();
    ZonedDateTime at = from.atZone(scope.zone());
    while (at.toInstant().isBefore(to)) {
      // By what is left of it: where clocks go back by half an hour, its beginning comes again.
      ZonedDateTime next = at.plusMinutes(60L - at.getMinute()).minusSeconds(at.getSecond());
      Instant ends = next.toInstant().isBefore(to) ? next.toInstant() : to;
      shares.merge(
          by.key(at), Duration.between(at.toInstant(), ends).toMillis() / all, Double::sum);
      at = next;
    }
    return shares;
  }

  /** Incidents by what they have of one kind; what is not known is nothing in common. */
  private Map<String, List<IncidentRow>> byKey(Side side, List<IncidentRow> incidents) {
    Map<String, List<IncidentRow>> byKey = new TreeMap<>();
    for (IncidentRow row : incidents) {
      for (String key : keys(side, row)) {
        if (!key.equals(By.NONE) && !key.equals(Cause.UNKNOWN)) {
          byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
        }
      }
    }
    return byKey;
  }

  private List<String> keys(Side side, IncidentRow row) {
    return side == Side.DEPLOYMENT
        ? deploys.before(row)
        : By.valueOf(side.name()).keys(row, scope.zone(), labels);
  }

  private String name(Side side, String key) {
    return side == Side.DEPLOYMENT ? key : labels.of(By.valueOf(side.name()), key);
  }
}
