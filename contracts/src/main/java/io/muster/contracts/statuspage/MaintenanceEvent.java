package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What the public is told of planned work. */
public sealed interface MaintenanceEvent extends Event {

  /** The planned work. */
  String maintenanceId();

  @Override
  default String aggregateId() {
    return maintenanceId();
  }

  /**
   * It is announced on the status page, in place of what was announced of it before.
   *
   * @param services whose components may not work meanwhile
   * @param from when it begins, UTC
   * @param until when it ends, UTC
   */
  @EventType(name = "maintenance.planned")
  record Planned(
      String maintenanceId,
      @FreeText(of = "maintenanceId") String title,
      @FreeText(of = "maintenanceId") String text,
      List<String> services,
      Instant from,
      Instant until,
      Actor by,
      Instant at)
      implements MaintenanceEvent {
    public Planned {
      services = List.copyOf(services);
    }
  }

  /** It is announced no longer. */
  @EventType(name = "maintenance.withdrawn")
  record Withdrawn(String maintenanceId, Actor by, Instant at) implements MaintenanceEvent {}
}
