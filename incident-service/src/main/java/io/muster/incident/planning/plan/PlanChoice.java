package io.muster.incident.planning.plan;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import io.muster.contracts.planning.IncidentPlanEvent.Matched.Part;
import io.muster.contracts.planning.PlanContent.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which plan an incident follows: of those whose scope it meets in every part that says something,
 * the most particular. A kind of incident weighs more than a service, and a service more than how
 * bad it is; of two alike the one whose id comes first.
 *
 * @param matched what of its scope the incident meets
 */
public record PlanChoice(Plan.Version version, List<Matched> matched) {

  /** As incidents name it. */
  public static final String RULE = "plan-choice/1";

  public PlanChoice {
    matched = List.copyOf(matched);
  }

  /**
   * Of the plans that held when the incident opened; nothing when none is for such an incident.
   *
   * @param position of its opening in the log
   */
  public static Optional<PlanChoice> of(
      Collection<Plan> plans,
      long position,
      Set<String> classes,
      List<String> services,
      Severity severity) {
    return plans.stream()
        .flatMap(plan -> plan.heldAt(position).stream())
        .flatMap(version -> fit(version, classes, services, severity).stream())
        .min(
            Comparator.comparingInt(PlanChoice::weight)
                .reversed()
                .thenComparing(choice -> choice.version().event().planId()));
  }

  private static Optional<PlanChoice> fit(
      Plan.Version version, Set<String> classes, List<String> services, Severity severity) {
    Scope scope = version.content().scope();
    List<Matched> matched = new ArrayList<>();
    scope.classes().stream()
        .filter(classes::contains)
        .findFirst()
        .ifPresent(value -> matched.add(new Matched(Part.CLASS, value)));
    scope.services().stream()
        .filter(services::contains)
        .findFirst()
        .ifPresent(value -> matched.add(new Matched(Part.SERVICE, value)));
    if (scope.severities().contains(severity)) {
      matched.add(new Matched(Part.SEVERITY, severity.name()));
    }
    int asked =
        (scope.classes().isEmpty() ? 0 : 1)
            + (scope.services().isEmpty() ? 0 : 1)
            + (scope.severities().isEmpty() ? 0 : 1);
    return matched.size() == asked
        ? Optional.of(new PlanChoice(version, matched))
        : Optional.empty();
  }

  private int weight() {
    return matched.stream()
        .mapToInt(
            each ->
                switch (each.part()) {
                  case CLASS -> 4;
                  case SERVICE -> 2;
                  case SEVERITY -> 1;
                })
        .sum();
  }
}
