package io.muster.incident.insight.dependency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.DependencySourceCommand.Import;
import io.muster.contracts.dependency.DependencySourceCommand.Retire;
import io.muster.contracts.dependency.DependencySourceCommand.See;
import io.muster.contracts.dependency.DependencySourceEvent;
import io.muster.contracts.dependency.DependencySourceEvent.EdgesSeen;
import io.muster.contracts.dependency.DependencySourceEvent.Imported;
import io.muster.contracts.dependency.DependencySourceEvent.Retired;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What one origin says needs what: a file as a whole each time, observation bit by bit. What was
 * said already is news again after a day, so that it is known to hold still.
 */
@Aggregate(type = "DependencySource", cache = "aggregateCache")
class MapSource {

  /** Saying the same again sooner is no news. */
  static final Duration STILL = Duration.ofDays(1);

  /** Of one integration; what is observed beyond is passed over until something fades. */
  static final int MOST_SEEN = 5_000;

  @AggregateIdentifier private String sourceId;
  private DependencySource source;
  private String origin;
  private List<MapNode> nodes = List.of();
  private List<MapEdge> edges = List.of();
  private Instant importedAt;
  private final Map<List<String>, Instant> seen = new HashMap<>();
  private boolean retired;

  MapSource() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Import command, Clock clock) {
    String from = MapWording.origin(command.origin());
    List<MapEdge> said = MapWording.edges(command.edges());
    List<MapNode> named = MapWording.nodes(command.nodes(), said);
    Instant now = clock.instant();
    boolean same = importedAt != null && !retired && nodes.equals(named) && edges.equals(said);
    if (!same || !importedAt.plus(STILL).isAfter(now)) {
      apply(
          new Imported(command.sourceId(), command.source(), from, named, said, command.by(), now));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(See command, Clock clock) {
    Instant now = clock.instant();
    int room = MOST_SEEN - seen.size();
    Set<List<String>> fresh = new HashSet<>();
    for (MapEdge edge : command.edges()) {
      Instant last = seen.get(pair(edge));
      boolean news = last == null ? fresh.size() < room : !last.plus(STILL).isAfter(now);
      if (news) {
        fresh.add(pair(edge));
      }
    }
    List<MapEdge> news =
        MapWording.edges(
            command.edges().stream().filter(edge -> fresh.contains(pair(edge))).toList());
    if (news.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    news.forEach(edge -> names.addAll(pair(edge)));
    List<MapNode> named =
        MapWording.nodes(
            command.nodes().stream().filter(node -> names.contains(node.name())).toList(), news);
    apply(
        new EdgesSeen(
            command.sourceId(),
            command.source(),
            command.origin(),
            named,
            news,
            command.by(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire command, Clock clock) {
    if (sourceId == null) {
      throw Refused.notFound("The source");
    }
    if (!retired) {
      apply(new Retired(sourceId, source, origin, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(DependencySourceEvent event) {
    switch (event) {
      case Imported imported -> {
        began(imported.sourceId(), imported.source(), imported.origin());
        nodes = imported.nodes();
        edges = imported.edges();
        importedAt = imported.at();
      }
      case EdgesSeen observed -> {
        began(observed.sourceId(), observed.source(), observed.origin());
        observed.edges().forEach(edge -> seen.put(pair(edge), observed.at()));
        Instant faded = observed.at().minus(Fading.FORGOTTEN);
        seen.values().removeIf(last -> last.isBefore(faded));
      }
      case Retired _ -> {
        nodes = List.of();
        edges = List.of();
        seen.clear();
        retired = true;
      }
    }
  }

  private void began(String id, DependencySource kind, String from) {
    sourceId = id;
    source = kind;
    origin = from;
    retired = false;
  }

  private static List<String> pair(MapEdge edge) {
    return List.of(edge.from(), edge.to());
  }
}
