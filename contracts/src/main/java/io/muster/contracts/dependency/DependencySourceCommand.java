package io.muster.contracts.dependency;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a source of the dependency map. */
public sealed interface DependencySourceCommand extends Command {

  /** Hash of the kind of source and the origin. */
  String sourceId();

  @Override
  default String aggregateId() {
    return sourceId();
  }

  /**
   * Say anew all that this origin says. The same again within a day changes nothing; later it says
   * that it still holds.
   */
  record Import(
      String sourceId,
      DependencySource source,
      String origin,
      List<MapNode> nodes,
      List<MapEdge> edges,
      Actor by)
      implements DependencySourceCommand {
    public Import {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /** Edges were observed; those observed within a day are no news. */
  record See(
      String sourceId,
      DependencySource source,
      String origin,
      List<MapNode> nodes,
      List<MapEdge> edges,
      Actor by)
      implements DependencySourceCommand {
    public See {
      nodes = List.copyOf(nodes);
      edges = List.copyOf(edges);
    }
  }

  /** Let nothing hold any more that this origin said. */
  record Retire(String sourceId, Actor by) implements DependencySourceCommand {}
}
