package io.muster.reporting.audit;

import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.reporting.ledger.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an auditor looks at of one response plan, told from its events. */
final class AuditedPlan {

  private final String id;
  private String name;
  private Instant heldFrom;
  private Instant retiredAt;
  private Instant reviewDue;
  private long duePosition;

  AuditedPlan(String id, List<LogEntry> entries) {
    this.id = id;
    entries.forEach(
        entry -> {
          if (entry.event().orElse(null) instanceof ResponsePlanEvent event) {
            add(event, entry.position());
          }
        });
  }

  private void add(ResponsePlanEvent event, long position) {
    switch (event) {
      case ResponsePlanEvent.Published e -> {
        name = e.content().name();
        heldFrom = heldFrom == null ? e.at() : heldFrom;
        retiredAt = null;
        due(e.reviewDue(), position);
      }
      case ResponsePlanEvent.Reviewed e -> due(e.reviewDue(), position);
      case ResponsePlanEvent.Retired e -> retiredAt = e.at();
      default -> {
        // A draft holds for nobody.
      }
    }
  }

  private void due(Instant when, long position) {
    reviewDue = when;
    duePosition = position;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean heldIn(Period period) {
    return heldFrom != null
        && heldFrom.isBefore(period.ends())
        && (retiredAt == null || !retiredAt.isBefore(period.begins()));
  }

  /** When somebody should have looked at it, when that has passed and nobody did. */
  Optional<Instant> overdueAt(Instant now) {
    return Optional.ofNullable(reviewDue).filter(due -> retiredAt == null && due.isBefore(now));
  }

  /** Where the day on which somebody has to look at it was said last. */
  long duePosition() {
    return duePosition;
  }
}
