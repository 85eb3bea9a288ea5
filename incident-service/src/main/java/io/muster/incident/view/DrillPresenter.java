package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillEvent.Cancelled;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.incident.planning.drill.DrillRecord;
import io.muster.incident.planning.drill.DrillState;
import io.muster.incident.planning.drill.DrillState.Progress;
import io.muster.incident.planning.drill.Scorer;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows drills, as far as they are for the reader. */
@Component
class DrillPresenter {

  private final DrillRecord record;
  private final VisibleIncidents incidents;
  private final PeopleDirectory people;

  DrillPresenter(DrillRecord record, VisibleIncidents incidents, PeopleDirectory people) {
    this.record = record;
    this.incidents = incidents;
    this.people = people;
  }

  DrillForms.Page page(List<DrillState> drills, Caller caller) {
    Set<String> ids = new HashSet<>();
    drills.forEach(drill -> ids.add(drill.started().by().id()));
    Names names = Names.of(ids, people, caller);
    return new DrillForms.Page(drills.stream().map(drill -> row(drill, names)).toList());
  }

  DrillForms.Whole whole(DrillState drill, Caller caller) {
    boolean over = drill.progress() != Progress.RUNNING;
    Set<String> ids = new HashSet<>(Set.of(drill.started().by().id()));
    if (over) {
      ids.add(drill.end().by().id());
    }
    Names names = Names.of(ids, people, caller);
    List<DrillRecord.Entry> entries = record.of(drill.started().drillId());
    return new DrillForms.Whole(
        row(drill, names),
        drill.played().stream().map(played -> step(drill, played)).toList(),
        incidentsOf(entries, caller),
        caller.is("manager") && !over ? next(drill) : List.of(),
        drill.progress() == Progress.CANCELLED ? null : Scorer.of(drill, entries, record),
        over ? by(drill.end().by(), names) : null,
        over ? drill.end().at() : null,
        drill.end() instanceof Cancelled cancelled ? cancelled.reason() : null,
        drill.version());
  }

  private List<Shown.Ref> incidentsOf(List<DrillRecord.Entry> entries, Caller caller) {
    List<String> ids =
        entries.stream()
            .map(DrillRecord.Entry::event)
            .filter(IncidentEvent.Opened.class::isInstance)
            .map(IncidentEvent::incidentId)
            .toList();
    Map<String, String> numbers = incidents.numbers(ids, Sight.of(caller));
    return ids.stream()
        .filter(numbers::containsKey)
        .map(id -> new Shown.Ref(id, numbers.get(id)))
        .toList();
  }

  private static List<DrillForms.Next> next(DrillState drill) {
    return drill.scenario().steps().stream()
        .filter(step -> drill.played(step.id()).isEmpty())
        .map(step -> new DrillForms.Next(step.id(), step.kind(), step.at()))
        .toList();
  }

  private static DrillForms.Step step(DrillState drill, DrillState.Played played) {
    return new DrillForms.Step(
        played.event().stepId(),
        played.event().kind(),
        drill.since(played.position()).toMinutes(),
        played.event().source(),
        played.event().status(),
        played.event().text(),
        played.position());
  }

  private static DrillForms.Row row(DrillState drill, Names names) {
    return new DrillForms.Row(
        drill.started().drillId(),
        drill.started().name(),
        drill.started().scenario(),
        drill.started().scenarioVersion(),
        drill.started().seed(),
        drill.started().speed(),
        drill.progress(),
        by(drill.started().by(), names),
        drill.started().at(),
        drill.now(),
        drill.since(Long.MAX_VALUE).toMinutes(),
        drill.scenario().minutes());
  }

  private static Shown.By by(Actor actor, Names names) {
    return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
  }
}
