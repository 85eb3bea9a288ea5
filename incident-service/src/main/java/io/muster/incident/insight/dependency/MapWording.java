package io.muster.incident.insight.dependency;

import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What may stand on the dependency map: names of a sensible length, each once, and not too many.
 */
final class MapWording {

  static final int MOST_NODES = 1_000;
  static final int MOST_EDGES = 3_000;

  private static final int NAME = 200;
  private static final int WHERE = 300;

  private MapWording() {}

  static String name(String pointer, String name) {
    if (name == null
        || name.isBlank()
        || name.strip().length() > NAME
        || name.strip().chars().anyMatch(Character::isISOControl)) {
      throw Refused.invalid(
          pointer, "Give the name as alerts write it, 1 to %d characters.".formatted(NAME));
    }
    return name.strip();
  }

  static String origin(String origin) {
    if (origin == null
        || origin.isBlank()
        || origin.strip().length() > WHERE
        || origin.strip().chars().anyMatch(Character::isISOControl)) {
      throw Refused.invalid(
          "/origin",
          "Say which file or repository this is of, in 1 to %d characters.".formatted(WHERE));
    }
    return origin.strip();
  }

  /** Each node once, by name; those only edges name are services. */
  static List<MapNode> nodes(List<MapNode> nodes, List<MapEdge> edges) {
    Map<String, MapNode> known = new TreeMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      MapNode node = nodes.get(i);
      String name = name("/nodes/" + i + "/name", node.name());
      if (node.kind() == null) {
        throw Refused.invalid("/nodes/" + i + "/kind", "Say what it is, such as SERVICE.");
      }
      known.putIfAbsent(name, new MapNode(name, node.kind(), shortened(node.partOf())));
    }
    for (MapEdge edge : edges) {
      known.putIfAbsent(edge.from(), new MapNode(edge.from(), NodeKind.SERVICE, null));
      known.putIfAbsent(edge.to(), new MapNode(edge.to(), NodeKind.SERVICE, null));
    }
    if (known.size() > MOST_NODES) {
      throw Refused.invalid("/nodes", "Name at most %d places.".formatted(MOST_NODES));
    }
    return List.copyOf(known.values());
  }

  /** Each pair once, by both names. */
  static List<MapEdge> edges(List<MapEdge> edges) {
    if (edges.size() > MOST_EDGES) {
      throw Refused.invalid("/edges", "Give at most %d dependencies.".formatted(MOST_EDGES));
    }
    Set<List<String>> seen = new HashSet<>();
    List<MapEdge> clean = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      MapEdge edge = edges.get(i);
      String from = name("/edges/" + i + "/from", edge.from());
      String to = name("/edges/" + i + "/to", edge.to());
      if (from.equals(to)) {
        throw Refused.invalid("/edges/" + i + "/to", "Nothing needs itself; leave it out.");
      }
      if (edge.confidence() < 1 || edge.confidence() > 100) {
        throw Refused.invalid("/edges/" + i + "/confidence", "Say how sure it is: 1 to 100.");
      }
      if (seen.add(List.of(from, to))) {
        clean.add(new MapEdge(from, to, edge.confidence(), shortened(edge.where())));
      }
    }
    clean.sort(Comparator.comparing(MapEdge::from).thenComparing(MapEdge::to));
    return List.copyOf(clean);
  }

  private static String shortened(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return text.strip().length() > WHERE ? text.strip().substring(0, WHERE) : text.strip();
  }
}
