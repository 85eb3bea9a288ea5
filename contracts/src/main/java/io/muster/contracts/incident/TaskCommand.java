package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import java.time.Instant;
import java.util.List;

/** What can be asked of the tasks of an incident. */
public sealed interface TaskCommand extends IncidentCommand {

  /** Which task. */
  String taskId();

  /**
   * Add a task. {@code taskId} is chosen by the asker so that a repeat is recognised; a plan makes
   * it from its id, its version and the item.
   */
  record Add(
      String incidentId,
      String taskId,
      String title,
      String details,
      Person owner,
      Instant due,
      List<String> dependsOn,
      TaskOrigin origin,
      Actor by,
      Authority authority)
      implements TaskCommand {
    public Add {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /** Give it to somebody, or with null to nobody. */
  record Assign(String incidentId, String taskId, Person owner, Actor by, Authority authority)
      implements TaskCommand {}

  /** Say anew what is to be done, until when, and after what. */
  record Change(
      String incidentId,
      String taskId,
      String title,
      String details,
      Instant due,
      List<String> dependsOn,
      Actor by,
      Authority authority)
      implements TaskCommand {
    public Change {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /**
   * Take it up, call it done, drop it or open it again. A reason is required for dropping it, for
   * opening again what is over, and for calling done what waits for others.
   */
  record Move(
      String incidentId, String taskId, TaskState to, String reason, Actor by, Authority authority)
      implements TaskCommand {}
}
