package io.muster.contracts.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import java.util.List;

/**
 * One version of the rule that says how bad an incident is.
 *
 * @param urgencies how pressing an alert is by how bad its source says it is; one for each
 * @param tiers how much suffers when a service of a tier does; one for each tier
 * @param dependentHops how many steps those count who depend on a service, 0 to 10; 0: they do not
 * @param breadths how much suffers when so many services are affected at once; may be empty
 * @param severities one for each impact with each urgency
 */
public record MatrixContent(
    List<AlertUrgency> urgencies,
    List<TierImpact> tiers,
    int dependentHops,
    List<Breadth> breadths,
    List<Cell> severities) {
  public MatrixContent {
    urgencies = List.copyOf(urgencies);
    tiers = List.copyOf(tiers);
    breadths = breadths == null ? List.of() : List.copyOf(breadths);
    severities = List.copyOf(severities);
  }

  /** How pressing an alert is. */
  public record AlertUrgency(AlertSeverity alert, Urgency urgency) {}

  /**
   * How much suffers with a service.
   *
   * @param tier 1, on which most hangs, to 4
   * @param affected when the alert is about a service of this tier
   * @param dependent when a service of this tier depends on one the alert is about
   */
  public record TierImpact(int tier, Impact affected, Impact dependent) {}

  /**
   * How much suffers when many do.
   *
   * @param services at least so many, 2 to 50
   */
  public record Breadth(int services, Impact impact) {}

  /** How bad it is then. */
  public record Cell(Impact impact, Urgency urgency, Severity severity) {}
}
