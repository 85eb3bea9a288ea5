package io.muster.incident.triage.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.classification.Classification.Reason;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.ServiceMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Applies a version of the matrix to a problem, from what the catalogue says of the affected
 * services. The greatest impact that any of its facts has decides; for services nothing is known of
 * it is how bad the alerts themselves are, and of the two the worse holds.
 */
final class Classifying {

  /** Why it is so bad is said with so many facts at most; more say no more. */
  private static final int MOST_REASONS = 3;

  private final MatrixVersion matrix;
  private final ServiceMap map;
  private final Problem problem;

  private Classifying(MatrixVersion matrix, ServiceMap map, Problem problem) {
    this.matrix = matrix;
    this.map = map;
    this.problem = problem;
  }

  /**
   * How bad it is by this version of the matrix, and why.
   *
   * @param asked how pressing a person says it is; null: as the alerts say
   * @return with no severity only when a person asked of services nothing is known of
   */
  static Classification of(MatrixVersion matrix, ServiceMap map, Problem problem, Urgency asked) {
    return new Classifying(matrix, map, problem).result(asked);
  }

  private Classification result(Urgency asked) {
    Optional<AlertSeverity> alert = matrix.mostUrgent(problem.alerts());
    Urgency urgency = asked != null ? asked : alert.map(matrix::urgencyOf).orElse(null);
    List<Reason> weightiest = weightiest(facts());
    Impact impact = weightiest.isEmpty() ? null : weightiest.getFirst().impact();
    Severity byMatrix =
        impact == null || urgency == null ? null : matrix.severityOf(impact, urgency);
    Severity byAlert = countsItself() || byMatrix == null ? problem.ownSeverity() : null;
    boolean alertDecides = byMatrix == null || byAlert != null && byAlert.worseThan(byMatrix);
    List<Reason> reasons = new ArrayList<>();
    if (alertDecides && countsItself()) {
      reasons.add(Reason.uncatalogued(unknown().stream().findFirst().orElse(null)));
    } else {
      reasons.addAll(weightiest);
    }
    alert.map(Reason::alert).ifPresent(reasons::add);
    return new Classification(
        impact, urgency, alertDecides ? byAlert : byMatrix, matrix.rule(), reasons);
  }

  private List<Reason> facts() {
    if (problem.label() != null) {
      return List.of(Reason.label(problem.label()));
    }
    List<Reason> facts = new ArrayList<>();
    for (String service : problem.services()) {
      map.find(service)
          .map(CatalogEntry::tier)
          .ifPresent(tier -> facts.add(Reason.tier(service, tier, matrix.impactOfTier(tier))));
      map.dependents(service, matrix.content().dependentHops()).stream()
          .map(
              dependent ->
                  Reason.dependent(
                      dependent.path(),
                      dependent.service().tier(),
                      matrix.impactOfDependentTier(dependent.service().tier())))
          .forEach(facts::add);
    }
    if (!facts.isEmpty()) {
      int services = problem.services().size();
      matrix
          .impactOfBreadth(services)
          .map(impact -> Reason.breadth(services, impact))
          .ifPresent(facts::add);
    }
    return facts;
  }

  /** The nearest of those that weigh most. */
  private static List<Reason> weightiest(List<Reason> facts) {
    Optional<Impact> greatest = facts.stream().map(Reason::impact).min(Comparator.naturalOrder());
    return facts.stream()
        .filter(fact -> fact.impact() == greatest.orElseThrow())
        .sorted(
            Comparator.comparing(Reason::kind)
                .thenComparing(fact -> fact.path().size())
                .thenComparing(fact -> fact.tier() == null ? 0 : fact.tier()))
        .limit(MOST_REASONS)
        .toList();
  }

  /** Whether an affected service is one that nothing is known of. */
  private boolean countsItself() {
    return problem.label() == null && (problem.services().isEmpty() || !unknown().isEmpty());
  }

  private List<String> unknown() {
    boolean byDependents = matrix.content().dependentHops() > 0;
    return problem.services().stream()
        .filter(name -> map.find(name).isEmpty())
        .filter(name -> !byDependents || map.neededBy(name).isEmpty())
        .toList();
  }
}
