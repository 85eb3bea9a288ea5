package io.muster.incident.view;

import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import java.util.List;
import org.bson.Document;

/** How the tasks of an incident stand after each event. */
final class TaskFold {

  static final String TASKS = "tasks";

  private TaskFold() {}

  static void apply(Document row, TaskEvent event, long position) {
    List<Document> tasks = IncidentFold.list(row, TASKS);
    if (event instanceof TaskEvent.Added added) {
      tasks.add(added(added, position));
    } else {
      tasks.stream()
          .filter(task -> task.getString("id").equals(event.taskId()))
          .forEach(task -> change(task, event, position));
    }
    row.append(TASKS, tasks);
  }

  private static Document added(TaskEvent.Added added, long position) {
    TaskOrigin origin = added.origin();
    return new Document("id", added.taskId())
        .append("state", TaskState.OPEN.name())
        .append("owner", added.owner() == null ? null : added.owner().id())
        .append("due", IncidentFold.date(added.due()))
        .append("dependsOn", added.dependsOn())
        .append(
            "origin",
            new Document("kind", origin.kind().name())
                .append("id", origin.id())
                .append("version", origin.version())
                .append("item", origin.item()))
        .append("addedBy", IncidentFold.actor(added.by()))
        .append("addedAt", IncidentFold.date(added.at()))
        .append("position", position);
  }

  private static void change(Document task, TaskEvent event, long position) {
    switch (event) {
      case TaskEvent.Added _ -> throw new IllegalStateException("added twice: " + event.taskId());
      case TaskEvent.Assigned assigned ->
          task.append("owner", assigned.owner() == null ? null : assigned.owner().id());
      case TaskEvent.Changed changed ->
          task.append("due", IncidentFold.date(changed.due()))
              .append("dependsOn", changed.dependsOn())
              .append("position", position);
      case TaskEvent.Moved moved ->
          task.append("state", moved.to().name())
              .append("movedBy", IncidentFold.actor(moved.by()))
              .append("movedAt", IncidentFold.date(moved.at()))
              .append("despite", moved.despite())
              .append("movedPosition", position);
    }
  }
}
