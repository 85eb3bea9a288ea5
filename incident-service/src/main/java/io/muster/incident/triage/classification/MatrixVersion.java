package io.muster.incident.triage.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.ClassificationEvent.Published;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.MatrixContent;
import io.muster.contracts.classification.MatrixContent.AlertUrgency;
import io.muster.contracts.classification.MatrixContent.Breadth;
import io.muster.contracts.classification.MatrixContent.Cell;
import io.muster.contracts.classification.MatrixContent.TierImpact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version of the matrix, ready to be asked.
 *
 * @param version counts from 1; 0 is the one Muster ships with
 */
record MatrixVersion(int version, MatrixContent content) {

  /**
   * Holds until somebody publishes another. Nothing is known of services then, so every incident is
   * as bad as its alerts say, until the first service is entered into the catalogue.
   */
  static final MatrixVersion SHIPPED =
      new MatrixVersion(
          0,
          new MatrixContent(
              List.of(
                  new AlertUrgency(AlertSeverity.CRITICAL, Urgency.HIGH),
                  new AlertUrgency(AlertSeverity.ERROR, Urgency.MEDIUM),
                  new AlertUrgency(AlertSeverity.WARNING, Urgency.LOW),
                  new AlertUrgency(AlertSeverity.INFO, Urgency.LOW),
                  new AlertUrgency(AlertSeverity.UNKNOWN, Urgency.MEDIUM)),
              List.of(
                  new TierImpact(1, Impact.EXTENSIVE, Impact.SIGNIFICANT),
                  new TierImpact(2, Impact.SIGNIFICANT, Impact.MODERATE),
                  new TierImpact(3, Impact.MODERATE, Impact.MINOR),
                  new TierImpact(4, Impact.MINOR, Impact.MINOR)),
              3,
              List.of(new Breadth(5, Impact.SIGNIFICANT), new Breadth(10, Impact.EXTENSIVE)),
              List.of(
                  new Cell(Impact.EXTENSIVE, Urgency.HIGH, Severity.SEV1),
                  new Cell(Impact.EXTENSIVE, Urgency.MEDIUM, Severity.SEV2),
                  new Cell(Impact.EXTENSIVE, Urgency.LOW, Severity.SEV3),
                  new Cell(Impact.SIGNIFICANT, Urgency.HIGH, Severity.SEV2),
                  new Cell(Impact.SIGNIFICANT, Urgency.MEDIUM, Severity.SEV3),
                  new Cell(Impact.SIGNIFICANT, Urgency.LOW, Severity.SEV4),
                  new Cell(Impact.MODERATE, Urgency.HIGH, Severity.SEV3),
                  new Cell(Impact.MODERATE, Urgency.MEDIUM, Severity.SEV4),
                  new Cell(Impact.MODERATE, Urgency.LOW, Severity.SEV4),
                  new Cell(Impact.MINOR, Urgency.HIGH, Severity.SEV4),
                  new Cell(Impact.MINOR, Urgency.MEDIUM, Severity.SEV5),
                  new Cell(Impact.MINOR, Urgency.LOW, Severity.SEV5))));

  static MatrixVersion of(Published published) {
    return new MatrixVersion(published.version(), published.content());
  }

  /** As incidents name it. */
  String rule() {
    return "matrix/" + version;
  }

  Urgency urgencyOf(AlertSeverity alert) {
    return content.urgencies().stream()
        .filter(each -> each.alert() == alert)
        .map(AlertUrgency::urgency)
        .findFirst()
        .orElseThrow();
  }

  /** The alert that presses most; of two alike the one its source takes for worse. */
  Optional<AlertSeverity> mostUrgent(Collection<AlertSeverity> alerts) {
    return alerts.stream()
        .min(Comparator.comparing(this::urgencyOf).thenComparing(Comparator.naturalOrder()));
  }

  Impact impactOfTier(int tier) {
    return tier(tier).affected();
  }

  Impact impactOfDependentTier(int tier) {
    return tier(tier).dependent();
  }

  private TierImpact tier(int tier) {
    return content.tiers().stream().filter(each -> each.tier() == tier).findFirst().orElseThrow();
  }

  /** Of so many services affected at once; nothing when they are too few to count. */
  Optional<Impact> impactOfBreadth(int services) {
    return content.breadths().stream()
        .filter(breadth -> services >= breadth.services())
        .map(Breadth::impact)
        .min(Comparator.naturalOrder());
  }

  Severity severityOf(Impact impact, Urgency urgency) {
    return content.severities().stream()
        .filter(cell -> cell.impact() == impact && cell.urgency() == urgency)
        .map(Cell::severity)
        .findFirst()
        .orElseThrow();
  }
}
