package io.muster.incident.insight.suspect;

import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.DependencyGraph.Reached;
import io.muster.incident.insight.suspect.Situation.Alarm;
import io.muster.incident.insight.suspect.Situation.Candidate;
import io.muster.incident.insight.suspect.Suspect.Factors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ranks changes by how likely each caused an incident. The formula is published in {@code
 * docs/suspects.md}; the same situation always gives the same ranking.
 */
public final class Suspecting {

  /** The formula, with its version. */
  public static final String RULE = "suspects/1";

  /** Changes made earlier than this before the onset are not looked at. */
  public static final Duration WINDOW = Duration.ofDays(3);

  /** Clocks of tools differ by so much; a change seen to be later than the onset was not it. */
  public static final Duration SKEW = Duration.ofMinutes(2);

  private final Situation situation;
  private final SuspectWeights weights;
  private final TreeMap<String, Instant> alarms = new TreeMap<>();
  private final Map<String, Map<String, Reached>> ways = new HashMap<>();
  private final Instant first;

  private Suspecting(Situation situation, SuspectWeights weights) {
    this.situation = situation;
    this.weights = weights;
    for (Alarm alarm : situation.alarms()) {
      alarms.merge(alarm.service(), alarm.at(), (a, b) -> a.isBefore(b) ? a : b);
    }
    situation.affected().forEach(service -> alarms.putIfAbsent(service, situation.onset()));
    first = alarms.values().stream().min(Comparator.naturalOrder()).orElse(situation.onset());
    for (String service : alarms.keySet()) {
      Map<String, Reached> reached = new HashMap<>();
      situation
          .graph()
          .down(service, weights.hops())
          .forEach(way -> reached.put(way.node().name(), way));
      ways.put(service, reached);
    }
  }

  /** The changes that may have been it, the likeliest first; none that came after. */
  public static List<Suspect> rank(Situation situation) {
    return rank(situation, SuspectWeights.PUBLISHED);
  }

  static List<Suspect> rank(Situation situation, SuspectWeights weights) {
    return new Suspecting(situation, weights).rank();
  }

  private List<Suspect> rank() {
    List<Suspect> weighed = new ArrayList<>();
    for (Candidate change : situation.changes()) {
      Duration before = Duration.between(change.at(), situation.onset());
      if (before.compareTo(WINDOW) <= 0 && before.plus(SKEW).isPositive()) {
        weighed.add(weigh(change, before));
      }
    }
    double all = weights.none();
    for (Suspect suspect : weighed) {
      all += likelihood(suspect);
    }
    double total = all;
    return weighed.stream()
        .map(suspect -> withProbability(suspect, likelihood(suspect) / total))
        .sorted(
            Comparator.comparingDouble(Suspect::probability)
                .reversed()
                .thenComparing(suspect -> suspect.change().at(), Comparator.reverseOrder())
                .thenComparing(suspect -> suspect.change().changeId()))
        .toList();
  }

  private double likelihood(Suspect suspect) {
    return Math.pow(suspect.factors().weight(), weights.sharpness());
  }

  private static Suspect withProbability(Suspect suspect, double probability) {
    return new Suspect(
        suspect.change(),
        probability,
        suspect.factors(),
        suspect.before(),
        suspect.path(),
        suspect.reaches(),
        suspect.misses(),
        suspect.quiet(),
        suspect.made(),
        suspect.causes());
  }

  private Suspect weigh(Candidate change, Duration before) {
    String service = change.service();
    List<String> path = List.of();
    List<String> reaches = new ArrayList<>();
    List<String> misses = new ArrayList<>();
    double explained = 0;
    double all = 0;
    double nearest = 0;
    for (Map.Entry<String, Instant> alarm : alarms.entrySet()) {
      double weight = weights.weightOf(Duration.between(first, alarm.getValue()));
      all += weight;
      double near = near(alarm.getKey(), service);
      if (near == 0) {
        misses.add(alarm.getKey());
        continue;
      }
      reaches.add(alarm.getKey());
      explained += weight;
      if (near > nearest) {
        nearest = near;
        path = way(alarm.getKey(), service);
      }
    }
    List<String> quiet = quiet(service);
    double overlap = overlap(all == 0 ? 0 : explained / all, service);
    int made = service == null ? 0 : situation.history().made(service, change.kind());
    int causes = service == null ? 0 : situation.history().causes(service, change.kind());
    Factors factors =
        new Factors(
            weights.time(before),
            service == null ? weights.unsaid() : Math.max(nearest, weights.unconnected()),
            service == null ? weights.unsaid() : overlap,
            weights.history(change.kind(), made, causes),
            weights.outcome(change.outcome()));
    return new Suspect(change, 0, factors, before, path, reaches, misses, quiet, made, causes);
  }

  /** How near what was changed is to what alerts: 1 when it is the same, 0 when no way is known. */
  private double near(String alerting, String changed) {
    if (alerting.equals(changed)) {
      return 1;
    }
    Reached way = ways.get(alerting).get(changed);
    return way == null ? 0 : weights.near(way.hops(), way.confidence());
  }

  private List<String> way(String alerting, String changed) {
    return alerting.equals(changed) ? List.of(changed) : ways.get(alerting).get(changed).path();
  }

  /** What would have had to suffer first, if it was this one, and does not seem to. */
  private List<String> quiet(String service) {
    TreeSet<String> quiet = new TreeSet<>();
    if (service != null) {
      for (DependencyGraph.Edge edge : situation.graph().neededBy(service)) {
        if (!alarms.containsKey(edge.from())) {
          quiet.add(edge.from());
        }
      }
    }
    return List.copyOf(quiet);
  }

  /**
   * Alike in both directions: a change that would explain all that alerts counts more, and one that
   * would have made much more alert than does counts less.
   */
  private double overlap(double explained, String service) {
    if (service == null) {
      return 0;
    }
    int would = situation.graph().neededBy(service).size() + 1;
    long does =
        situation.graph().neededBy(service).stream()
                .filter(edge -> alarms.containsKey(edge.from()))
                .count()
            + (alarms.containsKey(service) ? 1 : 0);
    double specific = (does + weights.benefit()) / (would + weights.benefit());
    return Math.max(
        weights.unconnected(),
        Math.pow(explained, weights.explaining()) * Math.pow(specific, weights.specificity()));
  }
}
