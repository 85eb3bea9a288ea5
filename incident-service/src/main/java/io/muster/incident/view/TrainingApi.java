package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.incident.Role;
import io.muster.contracts.training.TrainingCommand;
import io.muster.incident.planning.training.RequirementRegister;
import io.muster.incident.planning.training.TrainingRegister;
import io.muster.incident.planning.training.TrainingStanding;
import io.muster.incident.planning.training.TrainingStanding.State;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is trained in what, who has to be, and what is missing, lapsed or due. Responders put their
 * own trainings on record, managers anybody's.
 */
@RestController
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "training")
class TrainingApi {

  private static final String READERS = "hasAnyRole('responder','manager','auditor')";
  private static final String MANAGER = "hasRole('manager')";

  private final TrainingRegister register;
  private final RequirementRegister requirements;
  private final TrainingPresenter presenter;
  private final CommandSender sender;
  private final Clock clock;

  TrainingApi(
      TrainingRegister register,
      RequirementRegister requirements,
      TrainingPresenter presenter,
      CommandSender sender,
      Clock clock) {
    this.register = register;
    this.requirements = requirements;
    this.presenter = presenter;
    this.sender = sender;
    this.clock = clock;
  }

  @GetMapping("/api/training")
  @PreAuthorize(READERS)
  @Operation(
      operationId = "listTraining",
      summary = "How everybody stands with every course: missing, lapsed and due ones first")
  TrainingForms.Page list(
      @RequestParam(required = false) State state,
      @Parameter(description = "A person's id, or me") @RequestParam(required = false)
          String person,
      @Parameter(description = "Only what this role requires") @RequestParam(required = false)
          Role role,
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
      requirements.await(atLeast, IncidentRefs.PATIENCE);
    }
    List<TrainingStanding> all = register.standing(today());
    return presenter.page(all, wanted(all, state, person, role, caller), caller);
  }

  @GetMapping(value = "/api/training.csv", produces = "text/csv")
  @PreAuthorize(READERS)
  @Operation(
      operationId = "exportTraining",
      summary = "The same as a table; no cell of it acts as a formula")
  ResponseEntity<String> csv(
      @RequestParam(required = false) State state,
      @RequestParam(required = false) String person,
      @RequestParam(required = false) Role role,
      Caller caller) {
    List<TrainingStanding> wanted = wanted(register.standing(today()), state, person, role, caller);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"training.csv\"")
        .body(TrainingTable.of(presenter.lines(wanted, caller)));
  }

  @PostMapping("/api/training-records")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "recordTraining",
      summary = "Put a training on record: one's own, or as a manager anybody's")
  WriteResult record(
      @RequestBody TrainingForms.NewRecord body, Caller caller, WriteContext context) {
    return sender.send(
        new TrainingCommand.Record(
            TrainingRegister.ID_PREFIX + UUID.randomUUID(),
            body.course(),
            Wishes.personOr(caller, body.personId(), body.personName()),
            body.doneOn(),
            body.validMonths(),
            body.evidence(),
            caller.actor(),
            caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/training-records/{id}/withdraw")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "withdrawTraining",
      summary = "Let a record that was a mistake count no more, saying why")
  WriteResult withdraw(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    if (register.find(id).isEmpty()) {
      throw Refused.notFound("The training record");
    }
    return sender.send(
        new TrainingCommand.Withdraw(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PutMapping("/api/training-requirements/{role}")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "requireTraining",
      summary = "Say what those who may be given a role have to be trained in")
  WriteResult require(
      @PathVariable Role role,
      @RequestBody TrainingForms.NewRequirement body,
      Caller caller,
      WriteContext context) {
    List<TrainingForms.ToTrain> named = body.people();
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i).id() == null || named.get(i).id().isBlank()) {
        throw Refused.invalid("/people/" + i + "/id", "Say by their id who is meant.");
      }
    }
    return sender.send(
        new TrainingCommand.Require(
            role,
            body.courses(),
            named.stream().map(each -> new Person(each.id().strip(), each.name())).toList(),
            caller.actor(),
            caller.authority()),
        caller,
        context);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static List<TrainingStanding> wanted(
      List<TrainingStanding> all, State state, String person, Role role, Caller caller) {
    String id = "me".equals(person) ? caller.id() : person;
    return all.stream()
        .filter(line -> state == null || line.state() == state)
        .filter(line -> id == null || id.isBlank() || line.personId().equals(id))
        .filter(line -> role == null || line.roles().contains(role))
        .toList();
  }
}
