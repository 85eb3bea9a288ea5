package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditView;
import io.muster.contracts.audit.EngagementCommand.MarkItem;
import io.muster.contracts.audit.EngagementCommand.RecordSample;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.reporting.audit.AuditReport.ControlResult;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.OnRecord;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an auditor does within an engagement that lets them look. Each look is recorded before it is
 * answered.
 */
@RestController
@RequestMapping("/api/audits/engagements/{id}")
@Tag(name = "Audit engagements")
@PreAuthorize("hasRole('auditor')")
class FieldworkController {

  private static final int PAGE = 50;

  private final Engagements engagements;
  private final Fieldwork fieldwork;
  private final WorkingPapers papers;
  private final AuditViews views;
  private final CommandSender sender;

  FieldworkController(
      Engagements engagements,
      Fieldwork fieldwork,
      WorkingPapers papers,
      AuditViews views,
      CommandSender sender) {
    this.engagements = engagements;
    this.fieldwork = fieldwork;
    this.papers = papers;
    this.views = views;
    this.sender = sender;
  }

  /**
   * The controls.
   *
   * @param asOf position in the log at which the populations were counted
   */
  @Schema(
      name = "EngagementControls",
      requiredProperties = {"asOf", "items"})
  record Controls(long asOf, List<ControlLine> items) {}

  /**
   * A control with the size of its population.
   *
   * @param query what the population is, in words
   * @param exceptions how many of it deviate by the engagement's limits
   * @param notKept what it asks for and Muster has no record of
   */
  @Schema(
      name = "EngagementControl",
      requiredProperties = {"id", "title", "asks", "query", "size", "exceptions"})
  record ControlLine(
      String id,
      String title,
      String asks,
      String query,
      int size,
      int exceptions,
      String notKept) {
    static ControlLine of(ControlResult control) {
      return new ControlLine(
          control.id(),
          control.title(),
          control.asks(),
          control.query(),
          control.size(),
          control.exceptions(),
          control.notKept());
    }
  }

  /** What a control asks for, and what of it Muster has no record of. */
  @Schema(
      name = "EngagementControlAsked",
      requiredProperties = {"id", "title", "asks"})
  record ControlAsked(String id, String title, String asks, String notKept) {}

  /**
   * A page of a population, by number.
   *
   * @param page from 1; each holds 50
   * @param pages how many there are
   */
  @Schema(
      name = "EngagementPopulation",
      requiredProperties = {"asOf", "control", "page", "pages", "items"})
  record PopulationPage(
      long asOf, ControlLine control, int page, int pages, List<PopulationLine> items) {}

  /**
   * One of a population.
   *
   * @param id from which a draw follows
   * @param subject the number of the incident, or the id of the plan
   */
  @Schema(
      name = "EngagementSubject",
      requiredProperties = {"id", "subject", "deviations"})
  record PopulationLine(String id, String subject, String title, List<Deviation> deviations) {}

  /**
   * One of a sample with what proves the control.
   *
   * @param found what deviates from the control, each as a sentence
   * @param evidence the events that prove the control, oldest first
   * @param register the incident's times and what became of it; missing for a plan
   */
  @Schema(
      name = "AuditItemEvidence",
      requiredProperties = {"sample", "control", "item", "found", "evidence"})
  record ItemEvidence(
      int sample,
      ControlAsked control,
      WorkingPaper.Item item,
      List<AuditReport.Exception> found,
      List<AuditReport.EvidenceLine> evidence,
      AuditReport.RegisterLine register) {}

  @GetMapping("/controls")
  @OnRecord
  @Operation(
      operationId = "engagementControls",
      summary = "The controls with the sizes of their populations; recorded as a look")
  Controls controls(@PathVariable String id, Caller caller) {
    EngagementState engagement = engagements.requireHeld(id, caller);
    long asOf = views.record(engagement, AuditView.CONTROLS, caller);
    return new Controls(
        asOf,
        fieldwork.populations(engagement, asOf, caller).stream().map(ControlLine::of).toList());
  }

  @GetMapping("/controls/{control}/population")
  @OnRecord
  @Operation(
      operationId = "engagementPopulation",
      summary = "A page of a control's population; recorded as one look")
  PopulationPage population(
      @PathVariable String id,
      @PathVariable String control,
      @Parameter(description = "From 1; each page holds 50") @RequestParam(defaultValue = "1")
          int page,
      @Parameter(description = "As it was at this log position; left out: as it is now")
          @RequestParam(required = false)
          Long asOf,
      Caller caller) {
    EngagementState engagement = engagements.requireHeld(id, caller);
    fieldwork.control(engagement, control);
    if (page < 1) {
      throw Refused.of(400, "bad-page", "Pages are counted from 1.");
    }
    long now = views.population(engagement, AuditView.POPULATION, control, page, caller);
    long upTo = asOf == null ? now : Math.min(asOf, now);
    ControlResult result =
        Fieldwork.result(fieldwork.populations(engagement, upTo, caller), control);
    return new PopulationPage(
        upTo,
        ControlLine.of(result),
        page,
        (result.size() + PAGE - 1) / PAGE,
        Fieldwork.byNumber(result).stream()
            .skip((page - 1L) * PAGE)
            .limit(PAGE)
            .map(
                each ->
                    new PopulationLine(each.id(), each.subject(), each.title(), each.deviations()))
            .toList());
  }

  @PostMapping("/samples")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "drawAuditSample",
      summary = "Draw a sample of a control's population from a seed; both are recorded")
  WriteResult draw(
      @PathVariable String id,
      @RequestBody NewAuditSample body,
      Caller caller,
      WriteContext context) {
    EngagementState engagement = engagements.requireHeld(id, caller);
    if (body.control() == null) {
      throw Refused.invalid("/control", "Name the control whose population it is drawn from.");
    }
    Optional<WriteResult> before = sender.before(caller, context);
    if (before.isPresent()) {
      return before.get();
    }
    engagement.requireRoomForSample();
    String control = fieldwork.control(engagement, body.control()).id();
    int size = body.sampleSize();
    String seed = body.seedOr(UUID.randomUUID().toString().replace("-", ""));
    long asOf = views.population(engagement, AuditView.DRAW, control, null, caller);
    ControlResult drawn =
        Fieldwork.result(fieldwork.drawn(engagement, asOf, seed, size, caller), control);
    if (drawn.size() == 0) {
      throw Refused.conflict(
          "population-empty", "Nothing belongs to this population, so no sample can be drawn.");
    }
    return sender.send(
        new RecordSample(
            id,
            control,
            asOf,
            drawn.size(),
            size,
            seed,
            drawn.sample().stream().map(AuditReport.Sampled::id).toList(),
            caller.actor()),
        caller,
        context);
  }

  @GetMapping("/samples/{sample}")
  @OnRecord
  @Operation(
      operationId = "auditSample",
      summary = "A sample with what was made of each of it; recorded as one look")
  WorkingPaper.Sample sample(@PathVariable String id, @PathVariable int sample, Caller caller) {
    EngagementState engagement = engagements.requireHeld(id, caller);
    Sampled drawn = require(engagement, sample);
    views.sample(engagement, AuditView.SAMPLE, drawn, List.of(), caller);
    return papers.sample(engagement, drawn, caller);
  }

  @GetMapping("/samples/{sample}/items/{subjectId}")
  @OnRecord
  @Operation(
      operationId = "auditEvidence",
      summary = "One of a sample with the events that prove the control; recorded as a look")
  ItemEvidence item(
      @PathVariable String id,
      @PathVariable int sample,
      @PathVariable String subjectId,
      Caller caller) {
    EngagementState engagement = engagements.requireHeld(id, caller);
    Sampled drawn = require(engagement, sample);
    if (!drawn.subjectIds().contains(subjectId)) {
      throw Refused.notFound("%s in sample %d".formatted(subjectId, sample));
    }
    views.sample(engagement, AuditView.EVIDENCE, drawn, List.of(subjectId), caller);
    AuditReport report = fieldwork.only(engagement, drawn.asOf(), Set.of(subjectId), caller);
    ControlResult control = Fieldwork.result(report, drawn.control());
    WorkingPaper.Item item =
        fieldwork.items(engagement, drawn, control, caller).stream()
            .findFirst()
            .orElseThrow(() -> Refused.notFound(subjectId));
    return new ItemEvidence(
        sample,
        new ControlAsked(control.id(), control.title(), control.asks(), control.notKept()),
        item,
        report.exceptions().stream()
            .filter(each -> each.controls().contains(control.id()))
            .toList(),
        control.sample().getFirst().evidence(),
        report.register().isEmpty() ? null : report.register().getFirst());
  }

  @PutMapping("/samples/{sample}/items/{subjectId}/verdict")
  @Operation(
      operationId = "markAuditItem",
      summary = "Accept one of a sample, or take exception to it; the newest word counts")
  WriteResult mark(
      @PathVariable String id,
      @PathVariable int sample,
      @PathVariable String subjectId,
      @RequestBody NewAuditVerdict body,
      Caller caller,
      WriteContext context) {
    engagements.requireHeld(id, caller);
    String words = body.said();
    return sender.send(
        new MarkItem(id, sample, subjectId, body.verdict(), words, caller.actor()),
        caller,
        context);
  }

  private static Sampled require(EngagementState engagement, int sample) {
    return engagement
        .sample(sample)
        .orElseThrow(() -> Refused.notFound("Sample %d".formatted(sample)));
  }
}
