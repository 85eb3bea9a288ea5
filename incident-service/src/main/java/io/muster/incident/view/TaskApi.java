package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.Person;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.starter.Caller;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is to be done in an incident, by whom and until when. */
@RestController
@Tag(name = "incidents")
class TaskApi {

  private static final String TASKS = "/api/incidents/{ref}/tasks";
  private static final String TASK = TASKS + "/{taskId}";
  private static final int MOST_INCIDENTS = 200;

  private static final Comparator<Details.Mine> DUE_FIRST =
      Comparator.comparing(
          mine -> mine.task().due(), Comparator.nullsLast(Comparator.naturalOrder()));

  private final Wishes wishes;
  private final IncidentRows rows;
  private final IncidentPresenter presenter;
  private final LiveStream stream;

  TaskApi(Wishes wishes, IncidentRows rows, IncidentPresenter presenter, LiveStream stream) {
    this.wishes = wishes;
    this.rows = rows;
    this.presenter = presenter;
    this.stream = stream;
  }

  /** Without an owner nobody has it yet. */
  @Schema(
      name = "AddTask",
      requiredProperties = "title",
      example =
          "{\"title\":\"Revoke the leaked key\",\"details\":\"Both keys of the build"
              + " account\",\"ownerId\":\"rosa\",\"ownerName\":\"Rosa"
              + " Reyes\",\"due\":\"2026-11-28T04:00:00Z\",\"dependsOn\":[]}")
  record AddTask(
      String title,
      String details,
      String ownerId,
      String ownerName,
      Instant due,
      List<String> dependsOn) {}

  /** Everything as it is to be; what is left out is emptied. */
  @Schema(
      name = "ChangeTask",
      requiredProperties = "title",
      example =
          "{\"title\":\"Revoke both leaked"
              + " keys\",\"due\":\"2026-11-28T04:30:00Z\",\"dependsOn\":[]}")
  record ChangeTask(String title, String details, Instant due, List<String> dependsOn) {}

  @Schema(
      name = "MoveTask",
      requiredProperties = "to",
      example = "{\"to\":\"DROPPED\",\"reason\":\"The account was closed already\"}")
  record MoveTask(TaskState to, String reason) {}

  @GetMapping("/api/tasks/mine")
  @Operation(operationId = "listMyTasks", summary = "Open tasks of whoever asks, due first on top")
  Details.MyTasks mine(
      @Parameter(description = "A log position; the answer waits up to 2 s to include it.")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    if (atLeast != null) {
      stream.await(atLeast, IncidentRefs.PATIENCE);
    }
    List<Document> found =
        rows.find(
            Filters.and(
                sight.filter(),
                Filters.ne("phase", "CLOSED"),
                Filters.elemMatch(
                    TaskFold.TASKS,
                    Filters.and(
                        Filters.eq("owner", caller.id()),
                        Filters.in("state", TaskState.OPEN.name(), TaskState.IN_PROGRESS.name())))),
            Sorts.descending("number"),
            MOST_INCIDENTS);
    return new Details.MyTasks(
        found.stream()
            .map(row -> presenter.whole(row, sight))
            .flatMap(
                incident ->
                    incident.tasks().stream()
                        .filter(task -> isOpenOf(task, caller))
                        .map(
                            task ->
                                new Details.Mine(
                                    incident.id(), incident.number(), incident.title(), task)))
            .sorted(DUE_FIRST)
            .toList());
  }

  private static boolean isOpenOf(Details.Task task, Caller caller) {
    return !task.state().over() && task.owner() != null && task.owner().id().equals(caller.id());
  }

  @PostMapping(TASKS)
  @Operation(operationId = "addTask", summary = "Say what has to be done")
  ResponseEntity<Shown.Written> add(
      @PathVariable String ref, @RequestBody AddTask body, Caller caller, WriteContext context)
      throws InterruptedException {
    String taskId = UUID.randomUUID().toString();
    Person owner =
        body.ownerId() == null || body.ownerId().isBlank()
            ? null
            : new Person(body.ownerId().strip(), body.ownerName());
    return wishes.send(
        ref,
        (id, as) ->
            new TaskCommand.Add(
                id,
                taskId,
                body.title(),
                body.details(),
                owner,
                body.due(),
                known(body.dependsOn()),
                TaskOrigin.person(),
                caller.actor(),
                as),
        caller,
        context);
  }

  @PutMapping(TASK)
  @Operation(operationId = "changeTask", summary = "Say anew what has to be done, until when")
  ResponseEntity<Shown.Written> change(
      @PathVariable String ref,
      @PathVariable String taskId,
      @RequestBody ChangeTask body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) ->
            new TaskCommand.Change(
                id,
                taskId,
                body.title(),
                body.details(),
                body.due(),
                known(body.dependsOn()),
                caller.actor(),
                as),
        caller,
        context);
  }

  @PutMapping(TASK + "/owner")
  @Operation(operationId = "assignTask", summary = "Take a task, or give it to somebody")
  ResponseEntity<Shown.Written> assign(
      @PathVariable String ref,
      @PathVariable String taskId,
      @RequestBody(required = false) RoleWrites.AssignRole body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Person owner =
        body == null
            ? Wishes.personOr(caller, null, null)
            : Wishes.personOr(caller, body.personId(), body.personName());
    return give(ref, taskId, owner, caller, context);
  }

  @DeleteMapping(TASK + "/owner")
  @Operation(operationId = "unassignTask", summary = "Leave a task to whoever takes it")
  ResponseEntity<Shown.Written> unassign(
      @PathVariable String ref, @PathVariable String taskId, Caller caller, WriteContext context)
      throws InterruptedException {
    return give(ref, taskId, null, caller, context);
  }

  private ResponseEntity<Shown.Written> give(
      String ref, String taskId, Person owner, Caller caller, WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new TaskCommand.Assign(id, taskId, owner, caller.actor(), as),
        caller,
        context);
  }

  @PostMapping(TASK + "/state")
  @Operation(operationId = "moveTask", summary = "Take it up, call it done, drop it, open it again")
  ResponseEntity<Shown.Written> move(
      @PathVariable String ref,
      @PathVariable String taskId,
      @RequestBody MoveTask body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new TaskCommand.Move(id, taskId, body.to(), body.reason(), caller.actor(), as),
        caller,
        context);
  }

  private static List<String> known(List<String> ids) {
    return ids == null ? List.of() : ids;
  }
}
