package io.muster.scan;

import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What needs what, as it is found; the order in which things are found makes no difference. */
public final class Found {

  /** A longer name is none that anybody uses. */
  static final int LONGEST_NAME = 200;

  private static final Comparator<MapEdge> BY_WEIGHT =
      Comparator.comparingInt(MapEdge::confidence)
          .thenComparing(MapEdge::where, Comparator.nullsFirst(Comparator.<String>reverseOrder()));

  private final Map<String, MapNode> nodes = new TreeMap<>();
  private final Map<List<String>, MapEdge> edges =
      new TreeMap<>(
          Comparator.comparing((List<String> pair) -> pair.getFirst())
              .thenComparing(pair -> pair.getLast()));

  /**
   * Something is there. What is known to be more than a service stays so.
   *
   * @param partOf the repository or project; null when unsaid
   */
  public Found node(String name, NodeKind kind, String partOf) {
    if (!fits(name)) {
      return this;
    }
    nodes.merge(
        name,
        new MapNode(name, kind, partOf),
        (known, said) ->
            new MapNode(
                name,
                known.kind() == NodeKind.SERVICE ? said.kind() : known.kind(),
                known.partOf() == null ? said.partOf() : known.partOf()));
    return this;
  }

  /**
   * One needs another; of several places that say so the surest is kept. Nothing needs itself.
   *
   * @param confidence 1 to 100
   * @param where file and line
   */
  public Found needs(String from, String to, int confidence, String where) {
    if (from.equals(to) || !fits(from) || !fits(to)) {
      return this;
    }
    edges.merge(
        List.of(from, to),
        new MapEdge(from, to, confidence, where),
        (known, said) -> BY_WEIGHT.compare(known, said) >= 0 ? known : said);
    return this;
  }

  /** By name; whatever an edge names is among them, as a service if nothing better is known. */
  public List<MapNode> nodes() {
    edges
        .values()
        .forEach(
            edge -> {
              node(edge.from(), NodeKind.SERVICE, null);
              node(edge.to(), NodeKind.SERVICE, null);
            });
    return List.copyOf(nodes.values());
  }

  /** By both names. */
  public List<MapEdge> edges() {
    return List.copyOf(edges.values());
  }

  private static boolean fits(String name) {
    return !name.isBlank() && name.length() <= LONGEST_NAME;
  }
}
