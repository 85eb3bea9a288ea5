package io.muster.reporting.clock;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The incidents that were assessed for an entity, read from the log. */
@Component
class Register {

  private final Assessments assessments;
  private final Entities entities;

  Register(Assessments assessments, Entities entities) {
    this.assessments = assessments;
    this.entities = entities;
  }

  /** Those that began on these days, in the entity's zone; each with its cause and decision. */
  List<Recurrence.Entry> between(
      Entities.Entity entity, Regime regime, LocalDate first, LocalDate last) {
    ZoneId zone = ZoneId.of(entity.content().zone());
    List<Recurrence.Entry> entries = new ArrayList<>();
    for (String incidentId : assessments.incidentsOf(entity.id())) {
      began(assessments.incident(incidentId))
          .filter(
              began -> {
                LocalDate day = began.atZone(zone).toLocalDate();
                return !day.isBefore(first) && !day.isAfter(last);
              })
          .ifPresent(began -> entries.add(entry(incidentId, entity.id(), regime, began)));
    }
    return entries;
  }

  private static Optional<Instant> began(List<Standing.Step> incident) {
    IncidentRecord record = IncidentRecord.of(incident);
    return record
        .moment(RegulatoryFact.OCCURRED_AT)
        .or(() -> record.moment(RegulatoryFact.DETECTED_AT))
        .map(IncidentRecord.Said::value)
        .or(() -> incident.stream().findFirst().map(step -> step.event().at()));
  }

  private Recurrence.Entry entry(String incidentId, String entityId, Regime regime, Instant began) {
    IncidentEvent.CauseMarked cause = null;
    for (Standing.Step step : entities.recorded(incidentId)) {
      switch (step.event()) {
        case IncidentEvent.CauseMarked marked -> cause = marked;
        case IncidentEvent.CauseWithdrawn _ -> cause = null;
        default -> {}
      }
    }
    return new Recurrence.Entry(
        incidentId,
        began,
        cause,
        Known.of(entities.recorded(AssessmentEvent.idFor(incidentId, entityId)))
            .decision(regime)
            .orElse(null));
  }
}
