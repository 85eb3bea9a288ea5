package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Person;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What has to be done in one incident, and what has to be done first. */
final class Tasks {

  static final int MOST = 300;
  static final int MOST_BEFORE_ONE = 20;
  private static final int ID = 200;

  private final Map<String, Task> tasks = new LinkedHashMap<>();

  /** One task as it stands. */
  private record Task(
      String title,
      String details,
      String ownerId,
      Instant due,
      List<String> dependsOn,
      TaskState state) {

    Task ownedBy(Person owner) {
      return new Task(title, details, idOf(owner), due, dependsOn, state);
    }

    Task in(TaskState other) {
      return new Task(title, details, ownerId, due, dependsOn, other);
    }

    boolean reads(String otherTitle, String otherDetails, Instant otherDue, List<String> others) {
      return title.equals(otherTitle)
          && Objects.equals(details, otherDetails)
          && Objects.equals(due, otherDue)
          && dependsOn.equals(others);
    }
  }

  void decide(TaskCommand command, Instant now) {
    switch (command) {
      case TaskCommand.Add add -> add(add, now);
      case TaskCommand.Assign assign -> assign(assign, now);
      case TaskCommand.Change change -> change(change, now);
      case TaskCommand.Move move -> move(move, now);
    }
  }

  private void add(TaskCommand.Add command, Instant now) {
    String taskId = Wording.required("/id", command.taskId(), ID, "Give the task an id.");
    if (tasks.containsKey(taskId)) {
      return;
    }
    if (tasks.size() >= MOST) {
      throw Refused.conflict(
          "too-many-tasks",
          "An incident has at most " + MOST + " tasks. Note the rest elsewhere and link it.");
    }
    apply(
        new TaskEvent.Added(
            command.incidentId(),
            taskId,
            title(command.title()),
            details(command.details()),
            command.owner(),
            command.due(),
            before(taskId, command.dependsOn()),
            command.origin() == null ? TaskOrigin.person() : command.origin(),
            command.by(),
            now));
  }

  private void assign(TaskCommand.Assign command, Instant now) {
    Task task = find(command);
    if (Objects.equals(task.ownerId(), idOf(command.owner()))) {
      return;
    }
    apply(
        new TaskEvent.Assigned(
            command.incidentId(), command.taskId(), command.owner(), command.by(), now));
  }

  private void change(TaskCommand.Change command, Instant now) {
    Task task = find(command);
    String title = title(command.title());
    String details = details(command.details());
    List<String> before = before(command.taskId(), command.dependsOn());
    if (task.reads(title, details, command.due(), before)) {
      return;
    }
    apply(
        new TaskEvent.Changed(
            command.incidentId(),
            command.taskId(),
            title,
            details,
            command.due(),
            before,
            command.by(),
            now));
  }

  private void move(TaskCommand.Move command, Instant now) {
    Task task = find(command);
    if (command.to() == null) {
      throw Refused.invalid("/to", "Say how far it is: OPEN, IN_PROGRESS, DONE or DROPPED.");
    }
    if (command.to() == task.state()) {
      return;
    }
    List<String> waitsFor = command.to() == TaskState.DONE ? unfinished(task) : List.of();
    String reason = reason(command, task, waitsFor);
    apply(
        new TaskEvent.Moved(
            command.incidentId(),
            command.taskId(),
            task.state(),
            command.to(),
            waitsFor,
            reason,
            command.by(),
            now));
  }

  private String reason(TaskCommand.Move command, Task task, List<String> waitsFor) {
    boolean silent = command.reason() == null || command.reason().isBlank();
    if (!waitsFor.isEmpty() && silent) {
      throw Refused.conflict(
          "task-waits",
          "This waits for “"
              + tasks.get(waitsFor.getFirst()).title()
              + "”"
              + (waitsFor.size() > 1 ? " and " + (waitsFor.size() - 1) + " more" : "")
              + ". Finish that first, or give a reason why this is done all the same.");
    }
    if (command.to() == TaskState.DROPPED) {
      return why(command, "Say why it will not be done.");
    }
    return task.state().over()
        ? why(command, "Say why it is opened again.")
        : Wording.optional("/reason", command.reason(), Wording.REASON);
  }

  private static String why(TaskCommand.Move command, String whatToDo) {
    return Wording.required("/reason", command.reason(), Wording.REASON, whatToDo);
  }

  private List<String> unfinished(Task task) {
    return task.dependsOn().stream().filter(id -> !tasks.get(id).state().over()).toList();
  }

  private Task find(TaskCommand command) {
    Task task = tasks.get(command.taskId());
    if (task == null) {
      throw Refused.notFound("The task");
    }
    return task;
  }

  private List<String> before(String taskId, List<String> dependsOn) {
    List<String> before = dependsOn.stream().distinct().toList();
    if (before.size() > MOST_BEFORE_ONE) {
      throw Refused.invalid(
          "/dependsOn", "Name at most " + MOST_BEFORE_ONE + " tasks that come first.");
    }
    for (int i = 0; i < before.size(); i++) {
      String pointer = "/dependsOn/" + i;
      if (before.get(i).equals(taskId)) {
        throw Refused.invalid(pointer, "A task cannot wait for itself.");
      }
      if (!tasks.containsKey(before.get(i))) {
        throw Refused.invalid(pointer, "There is no such task in this incident.");
      }
      if (waitsFor(before.get(i), taskId)) {
        throw Refused.invalid(
            pointer, "“" + tasks.get(before.get(i)).title() + "” waits for this one already.");
      }
    }
    return before;
  }

  /** Whether one task waits for another, over however many in between. */
  private boolean waitsFor(String taskId, String other) {
    Deque<String> next = new ArrayDeque<>(tasks.get(taskId).dependsOn());
    Set<String> seen = new HashSet<>();
    while (!next.isEmpty()) {
      String id = next.remove();
      if (id.equals(other)) {
        return true;
      }
      if (seen.add(id)) {
        next.addAll(tasks.get(id).dependsOn());
      }
    }
    return false;
  }

  private static String title(String title) {
    return Wording.required("/title", title, Wording.TITLE, "Say in one line what is to be done.");
  }

  private static String details(String details) {
    return Wording.optional("/details", details, Wording.DESCRIPTION);
  }

  private static String idOf(Person owner) {
    return owner == null ? null : owner.id();
  }

  void on(TaskEvent event) {
    String id = event.taskId();
    switch (event) {
      case TaskEvent.Added e ->
          tasks.put(
              id,
              new Task(
                  e.title(), e.details(), idOf(e.owner()), e.due(), e.dependsOn(), TaskState.OPEN));
      case TaskEvent.Assigned e -> tasks.computeIfPresent(id, (k, task) -> task.ownedBy(e.owner()));
      case TaskEvent.Changed e ->
          tasks.computeIfPresent(
              id,
              (k, task) ->
                  new Task(
                      e.title(),
                      e.details(),
                      task.ownerId(),
                      e.due(),
                      e.dependsOn(),
                      task.state()));
      case TaskEvent.Moved e -> tasks.computeIfPresent(id, (k, task) -> task.in(e.to()));
    }
  }
}
