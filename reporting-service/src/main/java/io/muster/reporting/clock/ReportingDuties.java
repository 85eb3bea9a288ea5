package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what the law made of an incident, as it stood at a position in the log. */
@Component
public class ReportingDuties {

  private final Entities entities;
  private final Deadlines deadlines;
  private final Rules rules;

  ReportingDuties(Entities entities, Deadlines deadlines, Rules rules) {
    this.entities = entities;
    this.deadlines = deadlines;
    this.rules = rules;
  }

  /**
   * What one regime made of it for one legal entity.
   *
   * @param outcome null while nobody had decided
   * @param reason of the decision, unmasked; null likewise
   * @param decidedAt when that was, UTC; null likewise
   * @param filed names of the reports that were filed, in the order of their filing
   * @param late names of the reports that were late by then, also where a correction hides it now
   */
  public record Duty(
      String entity,
      Regime regime,
      Reportability outcome,
      String reason,
      Instant decidedAt,
      List<String> filed,
      List<String> late) {}

  /**
   * What the law made of an incident.
   *
   * @param entityIds the entities it was assessed for
   * @param upTo position in the log up to which is looked
   * @param at the moment for which limits are judged, UTC
   */
  public List<Duty> of(String incidentId, Collection<String> entityIds, long upTo, Instant at) {
    List<Duty> duties = new ArrayList<>();
    for (String entityId : entityIds) {
      List<Standing.Step> steps =
          Stream.of(incidentId, entityId, AssessmentEvent.idFor(incidentId, entityId))
              .flatMap(id -> entities.recorded(id).stream())
              .filter(step -> step.position() <= upTo)
              .sorted(Comparator.comparingLong(Standing.Step::position))
              .toList();
      Standing standing = Standing.of(steps, deadlines, at);
      standing.clocks().keySet().stream()
          .map(regime -> duty(standing, regime))
          .forEach(duties::add);
    }
    return duties;
  }

  private Duty duty(Standing standing, Regime regime) {
    Optional<Decided> decision = standing.known().decision(regime);
    List<String> filed =
        standing.steps().stream()
            .map(Standing.Step::event)
            .filter(AssessmentEvent.ReportSubmitted.class::isInstance)
            .map(event -> ((AssessmentEvent.ReportSubmitted) event).report())
            .filter(report -> rules.regimeOf(report).filter(regime::equals).isPresent())
            .distinct()
            .map(rules::nameOf)
            .toList();
    Stream<RegulatoryClock> now =
        standing.clocks().get(regime).stream()
            .filter(clock -> clock.isLate() && !clock.provisional());
    Stream<RegulatoryClock> former =
        standing.formerBreaches().stream()
            .filter(breach -> breach.regime() == regime)
            .map(Standing.FormerBreach::clock);
    return new Duty(
        standing.entity().name(),
        regime,
        decision.map(Decided::outcome).orElse(null),
        decision.map(Decided::reason).orElse(null),
        decision.map(Decided::at).orElse(null),
        filed,
        Stream.concat(now, former).map(RegulatoryClock::name).distinct().toList());
  }
}
