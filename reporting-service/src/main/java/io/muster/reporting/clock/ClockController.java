package io.muster.reporting.clock;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.reporting.clock.ClockAnswers.Due;
import io.muster.reporting.clock.ClockAnswers.Undecided;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is due when, everywhere and for one incident. */
@RestController
@RequestMapping("/api/regulation")
@Tag(name = "Regulation")
class ClockController {

  /** Assessments that were worked on last; what is due stands among them for a long time. */
  private static final int LOOKED_AT = 500;

  private static final Comparator<Due> NEXT =
      Comparator.comparing((Due due) -> due.clock().state() != RegulatoryClock.State.OVERDUE)
          .thenComparing(
              (Due due) -> due.clock().dueAt() == null ? Instant.MAX : due.clock().dueAt())
          .thenComparing(Due::number);

  private final Assessments assessments;
  private final Entities entities;
  private final ClockPresenter presenter;
  private final Ledger ledger;
  private final PeopleDirectory people;

  ClockController(
      Assessments assessments,
      Entities entities,
      ClockPresenter presenter,
      Ledger ledger,
      PeopleDirectory people) {
    this.assessments = assessments;
    this.entities = entities;
    this.presenter = presenter;
    this.ledger = ledger;
    this.people = people;
  }

  @GetMapping("/clocks")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "dueReports",
      summary = "What is due next, among the 500 assessments worked on last")
  ClockAnswers.DueList due(Caller caller) {
    Names names = Names.of(people, caller);
    List<Entities.Entity> listed = entities.all();
    Map<String, Entities.Entity> byId =
        listed.stream().collect(Collectors.toMap(Entities.Entity::id, Function.identity()));
    List<Due> due = new ArrayList<>();
    List<Undecided> undecided = new ArrayList<>();
    Set<String> hidden = ledger.hiddenFrom(caller);
    for (Assessments.Of each : assessments.newest(LOOKED_AT)) {
      Entities.Entity entity = byId.get(each.entityId());
      if (entity == null || hidden.contains(each.incidentId())) {
        continue;
      }
      Standing standing =
          assessments.standing(
              each.incidentId(), each.entityId(), assessments.incident(each.incidentId()));
      standing.steps().forEach(step -> names.meet(step.event()));
      String number = ledger.numberOf(each.incidentId()).orElse(each.incidentId());
      String name = entity.content().name();
      standing
          .clocks()
          .forEach(
              (regime, clocks) ->
                  clocks.stream()
                      .filter(ClockController::needsSomebody)
                      .map(clock -> ClockPresenter.seen(clock, names))
                      .map(
                          clock ->
                              new Due(each.incidentId(), number, entity.id(), name, regime, clock))
                      .forEach(due::add));
      List<Regime> open =
          entity.content().regimes().stream()
              .filter(regime -> standing.known().decision(regime).isEmpty())
              .toList();
      if (!open.isEmpty()) {
        undecided.add(new Undecided(each.incidentId(), number, entity.id(), name, open));
      }
    }
    due.sort(NEXT);
    return new ClockAnswers.DueList(
        (int) listed.stream().filter(entity -> !entity.retired()).count(), due, undecided);
  }

  /** One that waits for an earlier report does not; one that waits for a fact does. */
  private static boolean needsSomebody(RegulatoryClock clock) {
    return switch (clock.state()) {
      case OVERDUE, RUNNING, PROMPTLY -> true;
      case WAITING -> !clock.provisional() && isFirst(clock);
      case MET -> false;
      case MET_LATE -> clock.lateReason() == null;
    };
  }

  private static boolean isFirst(RegulatoryClock clock) {
    return switch (clock.start()) {
      case "AWARE_AT",
          "CLASSIFIED_MAJOR_AT",
          "DATA_BREACH_AWARE_AT",
          "MATERIALITY_DETERMINED_AT",
          "DISCOVERED_AT",
          "VULNERABILITY_AWARE_AT",
          "COVERED_INCIDENT_BELIEVED_AT",
          "RANSOM_PAID_AT" ->
          true;
      default -> false;
    };
  }

  @GetMapping("/incidents/{ref}")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "incidentClocks",
      summary = "What was stated, decided, filed and is due of one incident, for each entity")
  ClockAnswers.IncidentClocks ofIncident(@PathVariable String ref, Caller caller) {
    String incidentId = ledger.require(ref, caller);
    Names names = Names.of(people, caller);
    List<Standing.Step> incident = entities.recorded(incidentId);
    incident.forEach(step -> names.meet(step.event()));
    IncidentRecord record = IncidentRecord.of(incident);
    return new ClockAnswers.IncidentClocks(
        incidentId,
        incident.stream()
            .map(Standing.Step::event)
            .filter(IncidentEvent.Opened.class::isInstance)
            .map(event -> "INC-" + ((IncidentEvent.Opened) event).number())
            .findFirst()
            .orElse(ref),
        ClockPresenter.suggestions(record),
        ClockPresenter.services(record),
        ClockPresenter.parties(record, names),
        entities.all().stream()
            .filter(
                entity ->
                    !DrillIds.inDrill(incidentId) && !entity.retired()
                        || entities.version(AssessmentEvent.idFor(incidentId, entity.id())) >= 0)
            .map(
                entity ->
                    presenter.assessment(
                        entity,
                        incidentId,
                        assessments.standing(incidentId, entity.id(), incident),
                        record,
                        names))
            .toList());
  }
}
