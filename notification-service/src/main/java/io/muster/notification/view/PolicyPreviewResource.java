package io.muster.notification.view;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whom a policy would call, when and in which order, before it is published. */
@RestController
@RequestMapping("/api/on-call/policies/{id}/preview")
@Tag(name = "On-call")
class PolicyPreviewResource {

  private static final Duration FURTHEST = Duration.ofDays(366);

  private final Escalations escalations;
  private final PeopleDirectory people;
  private final Clock clock;

  PolicyPreviewResource(Escalations escalations, PeopleDirectory people, Clock clock) {
    this.escalations = escalations;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param levels as they might be published
   * @param repeat how often they are gone through again, 0 to 9; 0 when left out
   * @param severity of the incident that is made up
   * @param at when it opens, UTC; now when left out
   */
  @Schema(name = "PolicyPreviewBody")
  record Body(
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Level> levels,
      Integer repeat,
      @Schema(requiredMode = RequiredMode.REQUIRED) Severity severity,
      Instant at) {}

  /** The levels in order, as if nobody answered. */
  @Schema(name = "PolicyPreview")
  record Answer(@Schema(requiredMode = RequiredMode.REQUIRED) List<PagingAnswers.Upcoming> items) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
  @Operation(
      operationId = "previewPolicy",
      summary = "Whom a policy would call for an incident, when and in which order",
      description = "Pages nobody, and uses up nobody's turn.")
  Answer preview(@PathVariable String id, @RequestBody Body body, Caller caller) {
    if (body.severity() == null) {
      throw Refused.invalid("/severity", "Say how bad it is: SEV1 (worst) to SEV5.");
    }
    Instant now = clock.instant();
    Instant at = body.at() == null ? now : body.at();
    if (at.isBefore(now.minus(FURTHEST)) || at.isAfter(now.plus(FURTHEST))) {
      throw Refused.invalid("/at", "Choose a time within a year of now.");
    }
    List<Planned> planned =
        escalations.preview(
            id, body.levels(), body.repeat() == null ? 0 : body.repeat(), body.severity(), at);
    Map<String, String> names =
        people.names(planned.stream().flatMap(it -> it.personIds().stream()).toList(), caller);
    return new Answer(planned.stream().map(it -> PagingAnswers.upcoming(it, names)).toList());
  }
}
