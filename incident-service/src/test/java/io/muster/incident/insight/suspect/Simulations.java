package io.muster.incident.insight.suspect;

import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.DependencyGraph.Edge;
import io.muster.incident.insight.dependency.DependencyGraph.Node;
import io.muster.incident.insight.suspect.SimulatedIncident.Fired;
import io.muster.incident.insight.suspect.SimulatedIncident.Past;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Simulated incidents, as the formula gets to see them. */
final class Simulations {

  private Simulations() {}

  static List<SimulatedIncident> seeds(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(IncidentGenerator::of).toList();
  }

  /** Where so many times as much is changed. */
  static List<SimulatedIncident> inRush(long from, long to, double rush) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(seed -> IncidentGenerator.inRush(seed, rush))
        .toList();
  }

  /** The onset is when the first alert fired, as in real life. */
  static Situation situation(SimulatedIncident incident) {
    TreeSet<String> names = new TreeSet<>();
    incident.needs().forEach(needs -> names.addAll(List.of(needs.from(), needs.to())));
    ChangeHistory history = new ChangeHistory();
    for (Past past : incident.past()) {
      history.add(past.service(), past.kind(), 1, past.brokeSomething() ? 1 : 0);
    }
    return new Situation(
        onset(incident),
        List.of(),
        incident.alerts().stream()
            .map(alert -> new Situation.Alarm(alert.service(), alert.at()))
            .toList(),
        incident.changes().stream()
            .map(
                made ->
                    new Situation.Candidate(
                        made.id(), made.service(), made.kind(), made.outcome(), made.at()))
            .toList(),
        new DependencyGraph(
            names.stream().map(name -> new Node(name, NodeKind.SERVICE, null)).toList(),
            incident.needs().stream()
                .distinct()
                .map(
                    needs ->
                        new Edge(needs.from(), needs.to(), 0.9, false, Instant.EPOCH, List.of()))
                .toList()),
        history);
  }

  static Instant onset(SimulatedIncident incident) {
    return incident.alerts().stream().map(Fired::at).min(Instant::compareTo).orElseThrow();
  }
}
