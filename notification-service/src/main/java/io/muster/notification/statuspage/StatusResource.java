package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.MaintenanceCommand;
import io.muster.contracts.statuspage.MaintenanceEvent;
import io.muster.contracts.statuspage.StatusPageCommand;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPageEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.statuspage.StatusAnswers.Body;
import io.muster.notification.statuspage.StatusAnswers.Shown;
import io.muster.notification.statuspage.StatusAnswers.Work;
import io.muster.notification.statuspage.StatusAnswers.WorkBody;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the public may read, as those who keep the page lay it down. */
@RestController
@RequestMapping("/api/status-page")
@Tag(name = "Status page")
class StatusResource {

  private static final String KEEPERS = "hasAnyRole('manager','admin')";

  private final StatusPages pages;
  private final Subscribers subscribers;
  private final Facts facts;
  private final CommandSender sender;
  private final MusterProperties muster;
  private final Clock clock;

  StatusResource(
      StatusPages pages,
      Subscribers subscribers,
      Facts facts,
      CommandSender sender,
      MusterProperties muster,
      Clock clock) {
    this.pages = pages;
    this.subscribers = subscribers;
    this.facts = facts;
    this.sender = sender;
    this.muster = muster;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','admin')")
  @Operation(operationId = "statusPage", summary = "The public status page as it is laid down")
  Shown shown() {
    PageNow now = pages.now().orElse(null);
    StatusPageContent content =
        now == null ? new StatusPageContent("", "", List.of()) : now.content();
    return new Shown(
        now != null,
        muster.publicUrl() + "/status",
        content.title(),
        content.intro(),
        content.components().stream()
            .map(
                it ->
                    new StatusAnswers.Component(
                        it.service(), it.name(), it.group(), now.statusOf(it)))
            .toList(),
        pages.works(clock.instant()).stream().map(StatusResource::work).toList(),
        Math.toIntExact(subscribers.count()),
        facts.version(StatusPageEvent.ID));
  }

  private static Work work(MaintenanceEvent.Planned it) {
    return new Work(
        it.maintenanceId(), it.title(), it.text(), it.services(), it.from(), it.until());
  }

  @PutMapping
  @PreAuthorize(KEEPERS)
  @Operation(
      operationId = "layOutStatusPage",
      summary = "Lay out the status page",
      description = "From then on anybody can read it, without an account.")
  ResponseEntity<WriteResult> layOut(@RequestBody Body body, Caller caller, WriteContext context) {
    StatusPageContent content =
        new StatusPageContent(
            body.title(),
            body.intro() == null ? "" : body.intro(),
            listed("/components", body.components()).stream()
                .map(
                    it ->
                        new StatusPageContent.Component(
                            it.service(), it.name(), it.group() == null ? "" : it.group()))
                .toList());
    return answer(
        sender.send(new StatusPageCommand.LayOut(content, caller.actor()), caller, context));
  }

  @DeleteMapping
  @PreAuthorize(KEEPERS)
  @Operation(operationId = "takeDownStatusPage", summary = "Take the status page down")
  ResponseEntity<WriteResult> takeDown(Caller caller, WriteContext context) {
    return answer(sender.send(new StatusPageCommand.TakeDown(caller.actor()), caller, context));
  }

  @PostMapping("/maintenance")
  @PreAuthorize(KEEPERS)
  @Operation(operationId = "announceMaintenance", summary = "Announce planned work")
  ResponseEntity<WriteResult> announce(
      @RequestBody WorkBody body, Caller caller, WriteContext context) {
    String id = MadeIds.of("maintenance", caller, context);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            sender.send(
                new MaintenanceCommand.Plan(
                    id,
                    body.title(),
                    body.text() == null ? "" : body.text(),
                    listed("/services", body.services()),
                    body.from(),
                    body.until(),
                    caller.actor()),
                caller,
                MadeIds.anyVersion(context)));
  }

  @DeleteMapping("/maintenance/{id}")
  @PreAuthorize(KEEPERS)
  @Operation(operationId = "withdrawMaintenance", summary = "Announce planned work no longer")
  ResponseEntity<WriteResult> withdraw(
      @PathVariable String id, Caller caller, WriteContext context) {
    if (facts.kindOf(id).filter("Maintenance"::equals).isEmpty()) {
      throw Refused.notFound("The planned work " + id);
    }
    return answer(
        sender.send(
            new MaintenanceCommand.Withdraw(id, caller.actor()),
            caller,
            MadeIds.anyVersion(context)));
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values == null ? List.of() : values;
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
