package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import java.time.Instant;
import java.util.List;

/** What became of the tasks of an incident. */
public sealed interface TaskEvent extends IncidentEvent {

  /** Which task; unique within its incident. */
  String taskId();

  /**
   * Something has to be done.
   *
   * @param details null when the title says it all
   * @param owner who is to do it; null while nobody has it
   * @param due until when, UTC, in a drill by the drill's time; null for as soon as possible
   * @param dependsOn tasks of the same incident that come first
   */
  @EventType(name = "incident.task-added")
  record Added(
      String incidentId,
      String taskId,
      @FreeText(of = "incidentId") String title,
      @FreeText(of = "incidentId") String details,
      Person owner,
      Instant due,
      List<String> dependsOn,
      TaskOrigin origin,
      Actor by,
      Instant at)
      implements TaskEvent {
    public Added {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /** Somebody else has it; null when nobody does. */
  @EventType(name = "incident.task-assigned")
  record Assigned(String incidentId, String taskId, Person owner, Actor by, Instant at)
      implements TaskEvent {}

  /** It reads otherwise, is due at another time, or waits for others; everything as it is now. */
  @EventType(name = "incident.task-changed")
  record Changed(
      String incidentId,
      String taskId,
      @FreeText(of = "incidentId") String title,
      @FreeText(of = "incidentId") String details,
      Instant due,
      List<String> dependsOn,
      Actor by,
      Instant at)
      implements TaskEvent {
    public Changed {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /**
   * It was taken up, done, dropped, or taken up again.
   *
   * @param despite the tasks that should have been over first and were not; a reason then says why
   * @param reason what came of it, or why it was dropped or opened again
   */
  @EventType(name = "incident.task-moved")
  record Moved(
      String incidentId,
      String taskId,
      TaskState from,
      TaskState to,
      List<String> despite,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements TaskEvent {
    public Moved {
      despite = List.copyOf(despite);
    }
  }
}
