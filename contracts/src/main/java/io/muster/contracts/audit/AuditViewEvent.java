package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.util.List;

/** That an auditor looked at something. Each look is an aggregate of its own. */
public sealed interface AuditViewEvent extends Event {

  /** The look. */
  String viewId();

  @Override
  default String aggregateId() {
    return viewId();
  }

  /**
   * An auditor looked. Recorded before anything is shown, once for all that one answer shows.
   * Reading these is not recorded.
   *
   * @param engagementId under which engagement
   * @param control which control it was about; null for all, or none in particular
   * @param sample which sample of the engagement it was about; null for none
   * @param subjectIds ids of the incidents and response plans that were asked for by name; empty
   *     for a whole page or list
   * @param page which page of a population, from 1; null for anything else
   */
  @EventType(name = "audit-view.recorded")
  record Viewed(
      String viewId,
      String engagementId,
      AuditView what,
      String control,
      Integer sample,
      List<String> subjectIds,
      Integer page,
      Actor by,
      Instant at)
      implements AuditViewEvent {
    public Viewed {
      subjectIds = List.copyOf(subjectIds);
    }
  }
}
