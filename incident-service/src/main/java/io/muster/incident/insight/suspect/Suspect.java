package io.muster.incident.insight.suspect;

import io.muster.incident.insight.suspect.Situation.Candidate;
import java.time.Duration;
import java.util.List;

/**
 * A change that may have caused an incident.
 *
 * @param probability 0 to 1, that it was this one and no other change nor none
 * @param factors what its weight is made of
 * @param before how long before the onset it was made; negative when after
 * @param path from what alerts down to what was changed, both included; one name when it alerts
 *     itself, empty when no way is known
 * @param reaches what alerts and needs what was changed, by name
 * @param misses what alerts and is not known to need it, by name
 * @param quiet what needs it directly and does not alert, by name
 * @param made changes of that kind and service that are known of
 * @param causes how many of those were a cause
 */
public record Suspect(
    Candidate change,
    double probability,
    Factors factors,
    Duration before,
    List<String> path,
    List<String> reaches,
    List<String> misses,
    List<String> quiet,
    int made,
    int causes) {

  public Suspect {
    path = List.copyOf(path);
    reaches = List.copyOf(reaches);
    misses = List.copyOf(misses);
    quiet = List.copyOf(quiet);
  }

  /**
   * The parts of the formula, each 0 to 1; their product is the weight.
   *
   * @param time how close before the onset
   * @param distance how near to what alerts, by the map
   * @param overlap how much of what alerts it would explain, and how much more it would
   * @param history how often such changes broke something
   * @param outcome how it came out by the word of its tool
   */
  public record Factors(
      double time, double distance, double overlap, double history, double outcome) {

    double weight() {
      return time * distance * overlap * history * outcome;
    }
  }
}
