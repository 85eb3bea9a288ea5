package io.muster.incident.insight.dependency;

import io.muster.contracts.dependency.NodeKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What needs what at one moment, weighed over every source that says so. */
public final class DependencyGraph {

  /** How sources are weighed, with its version. */
  public static final String RULE = "dependency-map/1";

  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, List<Edge>> needs = new TreeMap<>();
  private final Map<String, List<Edge>> neededBy = new TreeMap<>();
  private final List<Edge> denied = new ArrayList<>();

  /** A graph of these; what somebody denied is kept aside and never walked. */
  public DependencyGraph(Collection<Node> nodes, Collection<Edge> edges) {
    nodes.forEach(node -> this.nodes.put(node.name(), node));
    for (Edge edge : edges) {
      if (edge.denied()) {
        denied.add(edge);
      } else {
        needs.computeIfAbsent(edge.from(), name -> new ArrayList<>()).add(edge);
        neededBy.computeIfAbsent(edge.to(), name -> new ArrayList<>()).add(edge);
      }
    }
    needs.values().forEach(list -> list.sort(Comparator.comparing(Edge::to)));
    neededBy.values().forEach(list -> list.sort(Comparator.comparing(Edge::from)));
  }

  /**
   * A place on the map.
   *
   * @param partOf the repository or project it is a part of; null when unsaid
   */
  public record Node(String name, NodeKind kind, String partOf) {}

  /**
   * One source's word for an edge.
   *
   * @param origin which file, repository, integration or person
   * @param confidence 0 to 1, as it was said
   * @param lastSeen when it was said last, UTC
   * @param where file and line; null when there is no such place
   * @param needs false: it says that it does not
   */
  public record Said(
      SaidBy by, String origin, double confidence, Instant lastSeen, String where, boolean needs) {}

  /**
   * One needs another.
   *
   * @param confidence 0 to 1, of all sources together, as far as they have not faded
   * @param denied somebody said that it does not, which outweighs the others
   * @param lastSeen when any source said it last, UTC
   * @param said by each source, the weightiest first
   */
  public record Edge(
      String from,
      String to,
      double confidence,
      boolean denied,
      Instant lastSeen,
      List<Said> said) {
    public Edge {
      said = List.copyOf(said);
    }
  }

  /**
   * A place that is reached from another.
   *
   * @param path the names from the other up to it, both included
   * @param confidence of the least sure step on that way, 0 to 1
   */
  public record Reached(Node node, List<String> path, double confidence) {
    public Reached {
      path = List.copyOf(path);
    }

    /** How many steps away it is. */
    public int hops() {
      return path.size() - 1;
    }
  }

  /** By its name, letter by letter. */
  public Optional<Node> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /** Every place, by name. */
  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Every dependency that holds, by both names. */
  public List<Edge> edges() {
    return needs.values().stream().flatMap(List::stream).toList();
  }

  /** Every dependency that somebody denied and something else says. */
  public List<Edge> denied() {
    return List.copyOf(denied);
  }

  /** What it needs directly. */
  public List<Edge> needs(String name) {
    return List.copyOf(needs.getOrDefault(name, List.of()));
  }

  /** What needs it directly. */
  public List<Edge> neededBy(String name) {
    return List.copyOf(neededBy.getOrDefault(name, List.of()));
  }

  /**
   * What is hit when it fails: everything that needs it, directly or through others, the nearest
   * first and each by its shortest way, of several such the surest.
   *
   * @param hops how many steps to go
   */
  public List<Reached> up(String name, int hops) {
    return walk(name, hops, this::neededBy, Edge::from);
  }

  /** What it needs, directly or through others, in the same way. */
  public List<Reached> down(String name, int hops) {
    return walk(name, hops, this::needs, Edge::to);
  }

  private List<Reached> walk(
      String name, int hops, Function<String, List<Edge>> next, Function<Edge, String> end) {
    Map<String, Reached> found = new LinkedHashMap<>();
    Node start = nodes.getOrDefault(name, new Node(name, NodeKind.SERVICE, null));
    found.put(name, new Reached(start, List.of(name), 1));
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      Reached here = found.get(open.remove());
      if (here.hops() == hops) {
        continue;
      }
      for (Edge edge : next.apply(here.node().name())) {
        String other = end.apply(edge);
        double confidence = Math.min(here.confidence(), edge.confidence());
        Reached known = found.get(other);
        boolean surer =
            known != null && known.hops() == here.hops() + 1 && known.confidence() < confidence;
        if (known == null || surer) {
          List<String> path = new ArrayList<>(here.path());
          path.add(other);
          found.put(other, new Reached(nodes.get(other), path, confidence));
        }
        if (known == null) {
          open.add(other);
        }
      }
    }
    found.remove(name);
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Reached::hops).thenComparing(reached -> reached.node().name()))
        .toList();
  }
}
