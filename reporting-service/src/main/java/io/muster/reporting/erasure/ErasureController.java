package io.muster.reporting.erasure;

import io.muster.contracts.erasure.ErasureCommand.ApproveErasure;
import io.muster.contracts.erasure.ErasureCommand.RefuseErasure;
import io.muster.contracts.erasure.ErasureCommand.RequestErasure;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Administrators ask for a person's erasure, managers decide, auditors watch. */
@RestController
@Tag(name = "Erasure")
class ErasureController {

  private static final String READERS = "hasAnyRole('admin', 'manager', 'auditor')";
  private static final int SHOWN = 200;
  private static final int PEOPLE_AT_ONCE = 200;
  private static final int MOST_PEOPLE = 50;

  private final CommandSender sender;
  private final ErasureRows rows;
  private final Presenter presenter;
  private final PeopleDirectory people;

  ErasureController(
      CommandSender sender, ErasureRows rows, Presenter presenter, PeopleDirectory people) {
    this.sender = sender;
    this.rows = rows;
    this.presenter = presenter;
    this.people = people;
  }

  /** Whom to erase, and why. */
  @Schema(requiredProperties = {"personId", "reason"})
  record NewErasure(String personId, String reason) {}

  /** Why. */
  @Schema(name = "Because", requiredProperties = "reason")
  record Because(String reason) {}

  @GetMapping("/api/people")
  @PreAuthorize(READERS)
  @Operation(operationId = "people", summary = "People the log names, at most 50")
  Answers.KnownPeople people(
      @Parameter(description = "Only whose name or id contains this")
          @RequestParam(defaultValue = "")
          String q,
      Caller caller) {
    Names names = Names.of(people, caller);
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    List<Answers.KnownPerson> found = new ArrayList<>();
    String after = "";
    List<String> ids;
    do {
      ids = people.ids(after, PEOPLE_AT_ONCE);
      ids.stream()
          .filter(id -> id.contains(wanted) || contains(names.person(id), wanted))
          .limit(MOST_PEOPLE - found.size())
          .forEach(id -> found.add(presenter.known(id, names)));
      after = ids.isEmpty() ? after : ids.getLast();
    } while (ids.size() == PEOPLE_AT_ONCE && found.size() < MOST_PEOPLE);
    return new Answers.KnownPeople(found);
  }

  private static boolean contains(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted);
  }

  @GetMapping("/api/erasures/preview")
  @PreAuthorize(READERS)
  @Operation(operationId = "previewErasure", summary = "What an erasure would make unreadable")
  Answers.Preview preview(@RequestParam String personId, Caller caller) {
    return presenter.preview(personId, caller);
  }

  @PostMapping("/api/erasures")
  @PreAuthorize("hasRole('admin')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "requestErasure",
      summary = "Ask for a person's erasure; under legal hold it is recorded as refused")
  WriteResult request(@RequestBody NewErasure body, Caller caller, WriteContext context) {
    if (body.personId() == null || body.personId().isBlank()) {
      throw Refused.invalid("/personId", "Say whom, by their id.");
    }
    Answers.Preview preview = presenter.preview(body.personId(), caller);
    return sender.send(
        new RequestErasure(
            body.personId(), body.reason(), preview.events(), preview.incidents(), caller.actor()),
        caller,
        context);
  }

  @GetMapping("/api/erasures")
  @PreAuthorize(READERS)
  @Operation(operationId = "erasures", summary = "Erasures, the most recently moved first")
  Answers.ErasureList list(Caller caller) {
    return new Answers.ErasureList(
        rows.newest(SHOWN).stream().map(person -> presenter.erasure(person, caller)).toList());
  }

  @GetMapping("/api/erasures/{id}")
  @PreAuthorize(READERS)
  @Operation(operationId = "erasure", summary = "One erasure and how far it has come")
  Answers.Erasure one(@PathVariable String id, Caller caller) {
    return presenter.erasure(personOf(id), caller);
  }

  @PostMapping("/api/erasures/{id}/approve")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "approveErasure", summary = "Agree; the key is destroyed at once")
  WriteResult approve(@PathVariable String id, Caller caller, WriteContext context) {
    return sender.send(new ApproveErasure(personOf(id), caller.actor()), caller, context);
  }

  @PostMapping("/api/erasures/{id}/refuse")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "refuseErasure", summary = "Decline it, with a reason")
  WriteResult refuse(
      @PathVariable String id, @RequestBody Because body, Caller caller, WriteContext context) {
    return sender.send(
        new RefuseErasure(personOf(id), body.reason(), caller.actor()), caller, context);
  }

  private static String personOf(String erasureId) {
    String prefix = ErasureEvent.idFor("");
    if (!erasureId.startsWith(prefix) || erasureId.length() == prefix.length()) {
      throw Refused.notFound("The erasure " + erasureId);
    }
    return erasureId.substring(prefix.length());
  }
}
