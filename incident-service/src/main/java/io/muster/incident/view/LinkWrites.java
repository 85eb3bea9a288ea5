package io.muster.incident.view;

import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.AlertGroupHomes;
import io.muster.incident.triage.IncidentAlerts;
import io.muster.incident.triage.LinkCircles;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responders say how incidents belong together; whoever leads one says that it is another. */
@RestController
@RequestMapping("/api/incidents/{ref}")
@PreAuthorize("hasAnyRole('responder', 'manager')")
@Tag(name = "incidents")
class LinkWrites {

  private final CommandSender sender;
  private final OtherIncidents others;
  private final IncidentRefs refs;
  private final LinkCircles circles;
  private final AlertGroupHomes homes;

  LinkWrites(
      CommandSender sender,
      OtherIncidents others,
      IncidentRefs refs,
      LinkCircles circles,
      AlertGroupHomes homes) {
    this.sender = sender;
    this.others = others;
    this.refs = refs;
    this.circles = circles;
    this.homes = homes;
  }

  @PostMapping("/links")
  @Operation(operationId = "linkIncident", summary = "Say how another incident belongs to it")
  ResponseEntity<Shown.Written> link(
      @PathVariable String ref,
      @RequestBody LinkForms.Change body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Pair pair = pair(ref, body, caller);
    if (circles.wouldClose(
        pair.dependent().ref().id(), body.kind().recorded(), pair.other().ref().id())) {
      throw Refused.conflict(
          "link-circle",
          "%s already depends on %s, so this would close a circle."
              .formatted(number(pair.other()), number(pair.dependent())));
    }
    return written(
        pair.dependent(),
        sender.send(
            new LinkCommand.Link(
                pair.dependent().ref().id(),
                body.kind().recorded(),
                pair.other().ref(),
                body.reason(),
                caller.actor(),
                caller.authority()),
            caller,
            context));
  }

  @PostMapping("/links/remove")
  @Operation(
      operationId = "unlinkIncident",
      summary = "Say that another incident does not belong to it")
  ResponseEntity<Shown.Written> unlink(
      @PathVariable String ref,
      @RequestBody LinkForms.Change body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Pair pair = pair(ref, body, caller);
    return written(
        pair.dependent(),
        sender.send(
            new LinkCommand.Unlink(
                pair.dependent().ref().id(),
                body.kind().recorded(),
                pair.other().ref().id(),
                body.reason(),
                caller.actor(),
                caller.authority()),
            caller,
            context));
  }

  @PostMapping("/merge")
  @Operation(
      operationId = "mergeIncident",
      summary =
          "End it as the same trouble as another, which gets its alerts; what was written stays where it is")
  ResponseEntity<Shown.Written> merge(
      @PathVariable String ref,
      @RequestBody LinkForms.Merge body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    IncidentAlerts.Known mine = others.find(ref, sight);
    IncidentAlerts.Known into = others.find("/into", body.into(), sight);
    requireLead(mine, caller);
    if (mine.ref().equals(into.ref())) {
      throw Refused.invalid("/into", "An incident is no duplicate of itself. Name another one.");
    }
    if (mine.duplicateOf() != null && !mine.duplicateOf().equals(into.ref())) {
      throw Refused.conflict(
          "already-duplicate", number(mine) + " is a duplicate of another incident already.");
    }
    if (mine.resolved() == null) {
      others.requireOpen(into);
    } else {
      others.requireNoDuplicate(into);
    }
    return written(mine, merge(mine, into.ref(), body.reason(), caller, context));
  }

  /** Alerts that fire go first; with the last of them the incident that opened for them ends. */
  private WriteResult merge(
      IncidentAlerts.Known mine,
      IncidentRef into,
      String reason,
      Caller caller,
      WriteContext context) {
    Set<String> over = new HashSet<>();
    WriteResult last = null;
    for (String groupId : mine.groups()) {
      AlertGroupHomes.Home home = homes.find(groupId).orElseThrow();
      if (home.over()) {
        over.add(groupId);
      } else {
        last =
            sender.send(
                new AlertGroupCommand.Attach(
                    groupId, into.id(), home.moves(), reason, caller.actor()),
                caller,
                context.part(groupId));
      }
    }
    boolean endsWithItsAlerts = last != null && mine.openedBy() != null;
    return endsWithItsAlerts
        ? last
        : sender.send(
            new LinkCommand.MarkDuplicate(
                mine.ref().id(),
                into,
                last == null ? over : mine.groups(),
                reason,
                caller.actor(),
                caller.authority()),
            caller,
            context);
  }

  /** Taking the commander's role would be a formality where nobody has it. */
  private void requireLead(IncidentAlerts.Known mine, Caller caller) {
    if (caller.authority() == Authority.MANAGER) {
      return;
    }
    Document commander =
        refs.row(mine.ref().id())
            .map(row -> row.get("roles", Document.class).get("COMMANDER", Document.class))
            .orElse(null);
    if (commander != null && !commander.getString("id").equals(caller.id())) {
      throw Refused.forbidden(
          "not-commander",
          "Somebody leads this incident. Ask them, or a manager, to merge it into another.");
    }
  }

  /** Who depends on whom. */
  private record Pair(IncidentAlerts.Known dependent, IncidentAlerts.Known other) {}

  private Pair pair(String ref, LinkForms.Change body, Caller caller) throws InterruptedException {
    if (body.kind() == null || body.kind().recorded() == null) {
      throw Refused.invalid(
          "/kind",
          "Say PARENT, CHILD, CAUSE or CONSEQUENCE. An incident that is the same as another is merged into it.");
    }
    Sight sight = Sight.of(caller);
    IncidentAlerts.Known mine = others.find(ref, sight);
    IncidentAlerts.Known other = others.find(body.incident(), sight);
    if (mine.ref().equals(other.ref())) {
      throw Refused.invalid("/incident", "Name another incident than this.");
    }
    return body.kind().dependsOnOther() ? new Pair(mine, other) : new Pair(other, mine);
  }

  private static String number(IncidentAlerts.Known incident) {
    return IncidentNumbers.inWords(incident.ref().number());
  }

  private static ResponseEntity<Shown.Written> written(
      IncidentAlerts.Known incident, WriteResult result) {
    return ResponseEntity.ok(
        new Shown.Written(
            incident.ref().id(), number(incident), result.version(), result.position()));
  }
}
