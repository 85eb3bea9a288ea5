package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What is said of the legal entities an organisation reports for. */
public sealed interface EntityEvent extends Event {

  /** How the ids of all entities begin. */
  String PREFIX = "legal-entity-";

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return entityId();
  }

  /** This holds from now on; clocks that run are counted by it. */
  @EventType(name = "legal-entity.described")
  record Described(String entityId, EntityContent content, Actor by, Instant at)
      implements EntityEvent {}

  /**
   * Somebody went through the incidents of half a year that recur; what was found is kept, also
   * when it is nothing.
   *
   * @param period which month or quarter it was done for, as in {@code 2026-10} or {@code 2026-Q4}
   * @param rule by which, as in {@code dora.recurrence/1}
   * @param groups those with the same apparent cause
   * @param undecided incidents of which nobody had decided whether they have to be reported
   * @param withoutCause incidents that could not be compared, as no cause is on record
   */
  @EventType(name = "legal-entity.recurrence-assessed")
  record RecurrenceAssessed(
      String entityId,
      Regime regime,
      String period,
      String rule,
      List<RecurringIncidents> groups,
      List<String> undecided,
      List<String> withoutCause,
      @FreeText(of = "entityId") String reason,
      Actor by,
      Instant at)
      implements EntityEvent {
    public RecurrenceAssessed {
      groups = List.copyOf(groups);
      undecided = List.copyOf(undecided);
      withoutCause = List.copyOf(withoutCause);
    }
  }

  /** No new incident is assessed for it; what was assessed stays. */
  @EventType(name = "legal-entity.retired")
  record Retired(String entityId, @FreeText(of = "entityId") String reason, Actor by, Instant at)
      implements EntityEvent {}
}
