package io.muster.incident.insight.dependency;

import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.dependency.DependencyGraph.Edge;
import io.muster.incident.insight.dependency.DependencyGraph.Node;
import io.muster.incident.insight.dependency.DependencyGraph.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers what every source says and weighs it. Sources are taken as independent: what one leaves
 * open the next may close, so that their doubts are multiplied. A person's word decides alone.
 */
final class GraphWeighing {

  private static final Comparator<List<String>> BY_NAMES =
      Comparator.comparing((List<String> pair) -> pair.getFirst()).thenComparing(List::getLast);

  private final Instant now;
  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<List<String>, List<Said>> said = new TreeMap<>(BY_NAMES);

  GraphWeighing(Instant now) {
    this.now = now;
  }

  /** Of several that name it, one that knows more than that it is a service decides. */
  void node(String name, NodeKind kind, String partOf) {
    nodes.merge(
        name,
        new Node(name, kind, partOf),
        (known, more) ->
            new Node(
                name,
                known.kind() == NodeKind.SERVICE ? more.kind() : known.kind(),
                known.partOf() == null ? more.partOf() : known.partOf()));
  }

  /** Everything in the catalogue, and what it says is needed. */
  void catalogued(CatalogEntry entry, Instant at) {
    node(entry.name(), NodeKind.SERVICE, null);
    for (String needed : entry.dependsOn()) {
      say(entry.name(), needed, new Said(SaidBy.CATALOGUE, entry.name(), 0.9, at, null, true));
    }
  }

  void say(String from, String to, Said word) {
    said.computeIfAbsent(List.of(from, to), pair -> new ArrayList<>()).add(word);
  }

  DependencyGraph graph() {
    List<Edge> edges = new ArrayList<>();
    said.forEach(
        (pair, words) -> {
          Edge edge = edge(pair.getFirst(), pair.getLast(), words);
          if (edge.denied() || edge.confidence() >= Fading.LEAST) {
            node(edge.from(), NodeKind.SERVICE, null);
            node(edge.to(), NodeKind.SERVICE, null);
            edges.add(edge);
          }
        });
    return new DependencyGraph(nodes.values(), edges);
  }

  private Edge edge(String from, String to, List<Said> words) {
    List<Said> byWeight =
        words.stream()
            .sorted(
                Comparator.comparing((Said word) -> word.by() != SaidBy.PERSON)
                    .thenComparing(word -> -left(word))
                    .thenComparing(Said::by)
                    .thenComparing(Said::origin))
            .toList();
    Said first = byWeight.getFirst();
    double doubt = 1;
    for (Said word : words) {
      doubt *= 1 - left(word);
    }
    boolean decided = first.by() == SaidBy.PERSON;
    double confidence = decided ? (first.needs() ? 1 : 0) : 1 - doubt;
    Instant lastSeen =
        words.stream().map(Said::lastSeen).max(Comparator.naturalOrder()).orElseThrow();
    return new Edge(from, to, confidence, decided && !first.needs(), lastSeen, byWeight);
  }

  private double left(Said word) {
    return Fading.left(word.by(), word.confidence(), word.lastSeen(), now);
  }
}
