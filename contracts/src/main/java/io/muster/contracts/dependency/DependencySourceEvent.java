package io.muster.contracts.dependency;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.util.List;

/** What one source of the dependency map says, from one origin. It is kept when it changes. */
public sealed interface DependencySourceEvent extends Event {

  /** Hash of the kind of source and the origin. */
  String sourceId();

  @Override
  default String aggregateId() {
    return sourceId();
  }

  /**
   * All that an origin says, in place of all it said before.
   *
   * @param origin which file, repository or integration
   * @param nodes what it names, each once
   * @param edges what needs what, each pair once
   */
  @EventType(name = "dependency-source.imported")
  record Imported(
      String sourceId,
      DependencySource source,
      String origin,
      List<MapNode> nodes,
      List<MapEdge> edges,
      Actor by,
      Instant at)
      implements DependencySourceEvent {
    public Imported {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /**
   * Edges that were observed for the first time, or again after a day; what was observed before
   * stays.
   *
   * @param origin which integration
   */
  @EventType(name = "dependency-source.edges-seen")
  record EdgesSeen(
      String sourceId,
      DependencySource source,
      String origin,
      List<MapNode> nodes,
      List<MapEdge> edges,
      Actor by,
      Instant at)
      implements DependencySourceEvent {
    public EdgesSeen {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /** What this origin said holds no more. */
  @EventType(name = "dependency-source.retired")
  record Retired(String sourceId, DependencySource source, String origin, Actor by, Instant at)
      implements DependencySourceEvent {}
}
