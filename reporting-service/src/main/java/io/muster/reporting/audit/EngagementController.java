package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditView;
import io.muster.contracts.audit.AuditViewEvent.Viewed;
import io.muster.contracts.audit.EngagementCommand.End;
import io.muster.contracts.audit.EngagementCommand.Open;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Audit engagements over HTTP: managers open and end them, and see what was looked at. */
@RestController
@RequestMapping("/api/audits/engagements")
@Tag(name = "Audit engagements")
class EngagementController {

  private static final int LONGEST_REASON = 1_000;
  private static final int VIEWS_AT_ONCE = 50;

  private final Engagements engagements;
  private final AuditViews views;
  private final Frameworks frameworks;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;
  private final Clock clock;

  EngagementController(
      Engagements engagements,
      AuditViews views,
      Frameworks frameworks,
      Ledger ledger,
      PeopleDirectory people,
      CommandSender sender,
      Clock clock) {
    this.engagements = engagements;
    this.views = views;
    this.frameworks = frameworks;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
    this.clock = clock;
  }

  /** Engagements, the newest first. */
  @Schema(name = "AuditEngagementList", requiredProperties = "items")
  record EngagementList(List<ShownEngagement> items) {}

  /** Why it ends before its time. */
  @Schema(name = "EngagementEnd", requiredProperties = "reason")
  record EndReason(String reason) {}

  /**
   * One look of the auditor.
   *
   * @param position where it is recorded in the log
   * @param subjects the incidents and plans that were asked for by name
   * @param hidden how many of those are private incidents that the reader is not named on
   */
  @Schema(
      name = "AuditLook",
      requiredProperties = {"position", "at", "by", "what", "subjects", "hidden"})
  record Look(
      long position,
      Instant at,
      String by,
      AuditView what,
      String control,
      Integer sample,
      Integer page,
      List<String> subjects,
      int hidden) {}

  /**
   * Looks, the newest first.
   *
   * @param nextCursor what to send as {@code before} for older ones; missing on the last page
   */
  @Schema(name = "AuditLookPage", requiredProperties = "items")
  record LookPage(List<Look> items, String nextCursor) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  @Operation(
      operationId = "engagements",
      summary = "All engagements for a manager, their own for an auditor, the newest first")
  EngagementList list(Caller caller) {
    Names names = Names.of(people, caller);
    return new EngagementList(
        engagements.of(caller).stream().map(state -> shown(state, caller, names)).toList());
  }

  @PostMapping
  @PreAuthorize("hasRole('manager')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "openEngagement",
      summary = "Let an auditor in, for one framework, one period and a time")
  WriteResult open(@RequestBody NewEngagement body, Caller caller, WriteContext context) {
    Instant now = clock.instant();
    NewAuditReport report = body.report();
    String address = body.address();
    Framework framework = report.framework(frameworks);
    Period period = report.period(LocalDate.ofInstant(now, ZoneOffset.UTC));
    return sender.send(
        new Open(
            EngagementEvent.PREFIX + UUID.randomUUID().toString().replace("-", ""),
            address,
            framework.ref(),
            period.from(),
            period.to(),
            body.begins(now),
            body.ends(now),
            body.why(),
            report.acknowledgeWithin(),
            report.reviewWithin(),
            caller.actor()),
        caller,
        context);
  }

  @GetMapping("/{id}")
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  @Operation(operationId = "engagement", summary = "One engagement with its samples")
  ShownEngagement show(@PathVariable String id, Caller caller) {
    return shown(engagements.require(id, caller), caller, Names.of(people, caller));
  }

  @PostMapping("/{id}/end")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "endEngagement",
      summary = "End an engagement before its time; the auditor sees nothing more")
  WriteResult end(
      @PathVariable String id, @RequestBody EndReason body, Caller caller, WriteContext context) {
    engagements.require(id, caller);
    String reason =
        Said.required("/reason", body.reason(), LONGEST_REASON, "Say why it ends before its time.");
    return sender.send(new End(id, reason, caller.actor()), caller, context);
  }

  @GetMapping("/{id}/views")
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  @Operation(
      operationId = "engagementViews",
      summary = "What the auditor looked at and took away, the newest first",
      description = "Reading this is not recorded.")
  LookPage views(
      @PathVariable String id,
      @Parameter(description = "Only looks recorded before this log position")
          @RequestParam(required = false)
          Long before,
      Caller caller) {
    engagements.require(id, caller);
    List<AuditViews.Seen> seen =
        views.of(id, before == null ? Long.MAX_VALUE : before, VIEWS_AT_ONCE);
    Names names = Names.of(people, caller);
    Set<String> hidden = ledger.hiddenFrom(caller);
    return new LookPage(
        seen.stream().map(each -> look(each, names, hidden)).toList(),
        seen.size() < VIEWS_AT_ONCE ? null : Long.toString(seen.getLast().position()));
  }

  private Look look(AuditViews.Seen seen, Names names, Set<String> hidden) {
    Viewed viewed = seen.viewed();
    List<String> visible =
        viewed.subjectIds().stream()
            .filter(id -> !hidden.contains(id))
            .map(id -> ledger.numberOf(id).orElse(id))
            .toList();
    return new Look(
        seen.position(),
        viewed.at(),
        names.actor(viewed.by()),
        viewed.what(),
        viewed.control(),
        viewed.sample(),
        viewed.page(),
        visible,
        viewed.subjectIds().size() - visible.size());
  }

  private ShownEngagement shown(EngagementState state, Caller caller, Names names) {
    String title = frameworks.require(state.opened().framework()).title();
    return ShownEngagement.of(state, title, engagements.phase(state), caller, names);
  }
}
