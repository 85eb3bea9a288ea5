package io.muster.incident.triage.similar;

import io.muster.contracts.incident.Severity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How bad incidents like one at hand turned out to be. It is shown with its evidence and never
 * applied by itself.
 *
 * @param severity what most of them were at their end
 * @param agreeing those that were, the most alike first
 * @param of how many were looked at
 */
public record SuggestedSeverity(Severity severity, List<Hit> agreeing, int of) {

  /** How it is found, with its version. */
  public static final String RULE = "suggested-severity/1";

  /** The most alike say it; more would only be less alike. */
  private static final int MOST = 10;

  private static final int FEWEST = 3;

  /** Of what all of them weigh together, each by how alike it is. */
  private static final double CLEAR_SHARE = 0.6;

  public SuggestedSeverity {
    agreeing = List.copyOf(agreeing);
  }

  /**
   * What past incidents suggest, by the ten most alike that are over, each weighing as much as it
   * is alike.
   *
   * @param hits the most alike first
   * @param present how bad it is taken to be
   * @return nothing when fewer than three are over, when those of one severity are not more than
   *     half of them and weigh less than six tenths, or when it is as bad already
   */
  public static Optional<SuggestedSeverity> from(List<Hit> hits, Severity present) {
    List<Hit> over = hits.stream().filter(hit -> hit.resolvedAt() != null).limit(MOST).toList();
    if (over.size() < FEWEST) {
      return Optional.empty();
    }
    Map<Severity, Double> weights = new EnumMap<>(Severity.class);
    over.forEach(hit -> weights.merge(hit.severity(), hit.score(), Double::sum));
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Severity likely =
        weights.entrySet().stream()
            .max(Comparator.comparingDouble(Map.Entry::getValue))
            .orElseThrow()
            .getKey();
    List<Hit> agreeing = over.stream().filter(hit -> hit.severity() == likely).toList();
    boolean clear = weights.get(likely) >= CLEAR_SHARE * all && 2 * agreeing.size() > over.size();
    return clear && likely != present
        ? Optional.of(new SuggestedSeverity(likely, agreeing, over.size()))
        : Optional.empty();
  }
}
