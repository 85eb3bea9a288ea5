package io.muster.incident.insight.dependency;

import io.muster.contracts.Actor;
import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.DependencySourceCommand;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.starter.CommandSender;
import io.muster.starter.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The dependency map as it stands, and where sources say what they know. */
@Component
public class DependencyMap {

  private static final Actor BY = Actor.system("dependency-map");

  /** Fading is slow, so that a weighing holds a while; anything newly said is seen at once. */
  private static final Duration HOLDS = Duration.ofMinutes(10);

  private final Catalogue catalogue;
  private final DependencyRows rows;
  private final CommandSender sender;
  private final Clock clock;
  private volatile Weighed weighed;

  DependencyMap(Catalogue catalogue, DependencyRows rows, CommandSender sender, Clock clock) {
    this.catalogue = catalogue;
    this.rows = rows;
    this.sender = sender;
    this.clock = clock;
  }

  private record Weighed(
      List<Catalogue.Listed> services, long version, Instant at, DependencyGraph graph) {}

  /** What needs what now, as far as the log was read. */
  public DependencyGraph graph() {
    Instant now = clock.instant();
    List<Catalogue.Listed> services = catalogue.all();
    long version = rows.version();
    Weighed last = weighed;
    if (last != null
        && last.version() == version
        && last.services().equals(services)
        && now.isBefore(last.at().plus(HOLDS))) {
      return last.graph();
    }
    GraphWeighing weighing = new GraphWeighing(now);
    services.forEach(listed -> weighing.catalogued(listed.entry(), listed.updatedAt()));
    rows.weigh(weighing);
    DependencyGraph graph = weighing.graph();
    weighed = new Weighed(services, version, now, graph);
    return graph;
  }

  /**
   * An origin says all that it knows, in place of what it said before.
   *
   * @return whether that is news
   */
  public boolean imported(
      DependencySource source, String origin, List<MapNode> nodes, List<MapEdge> edges) {
    return sender
        .sendSystem(
            new DependencySourceCommand.Import(
                sourceId(source, origin), source, origin, nodes, edges, BY))
        .changed();
  }

  /** An integration observed these; what it observed within a day is no news. */
  public void observed(String integrationId, List<MapNode> nodes, List<MapEdge> edges) {
    sender.decide(
        new DependencySourceCommand.See(
            sourceId(DependencySource.TRACE, integrationId),
            DependencySource.TRACE,
            integrationId,
            nodes,
            edges,
            BY));
  }

  /** An origin's id; no origin has a line break in it, so no two share one. */
  public static String sourceId(DependencySource source, String origin) {
    return "dependency-source-"
        + Sha256.hex("dependencies\n" + source + "\n" + origin.strip()).substring(0, 32);
  }

  /** The id of what people say of two. */
  public static String pairId(String from, String to) {
    return "dependency-pair-"
        + Sha256.hex("dependency\n" + from.strip() + "\n" + to.strip()).substring(0, 32);
  }

  /** Refuses what {@link #imported} would refuse, and does nothing. */
  public static void require(String origin, List<MapNode> nodes, List<MapEdge> edges) {
    MapWording.origin(origin);
    MapWording.nodes(nodes, MapWording.edges(edges));
  }
}
