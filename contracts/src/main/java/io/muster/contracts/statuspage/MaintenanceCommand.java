package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of planned work the public is told of. Each is safe to give twice. */
public sealed interface MaintenanceCommand extends Command {

  /** The planned work. */
  String maintenanceId();

  @Override
  default String aggregateId() {
    return maintenanceId();
  }

  /** Announce it, or announce it anew. */
  record Plan(
      String maintenanceId,
      String title,
      String text,
      List<String> services,
      Instant from,
      Instant until,
      Actor by)
      implements MaintenanceCommand {
    public Plan {
      services = List.copyOf(services);
    }
  }

  /** Take it off the page. Changes nothing when it is not on it. */
  record Withdraw(String maintenanceId, Actor by) implements MaintenanceCommand {}
}
