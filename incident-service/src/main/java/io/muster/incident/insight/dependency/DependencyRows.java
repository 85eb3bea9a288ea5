package io.muster.incident.insight.dependency;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.dependency.DependencyEvent;
import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.DependencySourceEvent;
import io.muster.contracts.dependency.DependencySourceEvent.EdgesSeen;
import io.muster.contracts.dependency.DependencySourceEvent.Imported;
import io.muster.contracts.dependency.DependencySourceEvent.Retired;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.dependency.DependencyGraph.Said;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What each origin and each person says now of what needs what; without why people say so. */
@Component
@ProcessingGroup("incident.view")
public class DependencyRows {

  /** Its collection. */
  public static final String COLLECTION = "incident_dependencies";

  private static final String PERSON = SaidBy.PERSON.name();

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;

  DependencyRows(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    rows.createIndex(Indexes.descending("lastPosition"));
  }

  /**
   * What is known of one origin.
   *
   * @param lastAt when it said something last, UTC
   */
  public record Origin(
      String id,
      DependencySource source,
      String origin,
      int nodes,
      int edges,
      Instant lastAt,
      boolean retired) {}

  /** Every origin there ever was, those that spoke last first. */
  public List<Origin> origins() {
    List<Origin> origins = new ArrayList<>();
    for (Document row : rows.find().sort(Sorts.descending("at", "_id"))) {
      if (!PERSON.equals(row.getString("by"))) {
        origins.add(
            new Origin(
                row.getString("_id"),
                DependencySource.valueOf(row.getString("by")),
                row.getString("origin"),
                row.getList("nodes", Document.class).size(),
                row.getList("edges", Document.class).size(),
                row.getDate("at").toInstant(),
                row.getBoolean("retired", false)));
      }
    }
    return origins;
  }

  /** Grows with everything that is said. */
  long version() {
    Document newest =
        rows.find()
            .sort(Sorts.descending("lastPosition"))
            .projection(Projections.include("lastPosition"))
            .first();
    return newest == null ? 0 : newest.get("lastPosition", Number.class).longValue();
  }

  /** Adds everything that is said to what is weighed. */
  void weigh(GraphWeighing weighing) {
    for (Document row : rows.find()) {
      SaidBy by = SaidBy.valueOf(row.getString("by"));
      String origin = row.getString("origin");
      for (Document node : row.getList("nodes", Document.class)) {
        weighing.node(
            node.getString("name"),
            NodeKind.valueOf(node.getString("kind")),
            node.getString("partOf"));
      }
      for (Document edge : row.getList("edges", Document.class)) {
        weighing.say(
            edge.getString("from"),
            edge.getString("to"),
            new Said(
                by,
                origin,
                edge.getInteger("confidence") / 100.0,
                edge.getDate("lastSeen").toInstant(),
                edge.getString("where"),
                edge.getBoolean("needs", true)));
      }
    }
  }

  @EventHandler
  void on(DependencySourceEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        row ->
            switch (event) {
              case Imported said ->
                  row.append("by", said.source().name())
                      .append("origin", said.origin())
                      .append("at", Date.from(said.at()))
                      .append("retired", false)
                      .append("nodes", said.nodes().stream().map(DependencyRows::node).toList())
                      .append(
                          "edges",
                          said.edges().stream().map(edge -> edge(edge, said.at())).toList());
              case EdgesSeen seen ->
                  row.append("by", seen.source().name())
                      .append("origin", seen.origin())
                      .append("at", Date.from(seen.at()))
                      .append("retired", false)
                      .append("nodes", nodes(row, seen))
                      .append("edges", edges(row, seen));
              case Retired retired ->
                  row.append("at", Date.from(retired.at()))
                      .append("retired", true)
                      .append("nodes", List.of())
                      .append("edges", List.of());
            });
  }

  @EventHandler
  void on(DependencyEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        row ->
            switch (event) {
              case DependencyEvent.Stated said ->
                  row.append("by", PERSON)
                      .append("origin", said.by().id())
                      .append("at", Date.from(said.at()))
                      .append(
                          "nodes",
                          said.needs()
                              ? List.of(node(new MapNode(said.to(), said.toKind(), null)))
                              : List.of())
                      .append(
                          "edges",
                          List.of(
                              edge(new MapEdge(said.from(), said.to(), 100, null), said.at())
                                  .append("needs", said.needs())));
              case DependencyEvent.Withdrawn withdrawn ->
                  row.append("at", Date.from(withdrawn.at()))
                      .append("nodes", List.of())
                      .append("edges", List.of());
            });
  }

  private static Collection<Document> nodes(Document row, EdgesSeen seen) {
    Map<String, Document> nodes = new LinkedHashMap<>();
    known(row, "nodes").forEach(node -> nodes.put(node.getString("name"), node));
    seen.nodes().forEach(node -> nodes.put(node.name(), node(node)));
    return List.copyOf(nodes.values());
  }

  private static Collection<Document> edges(Document row, EdgesSeen seen) {
    Map<List<String>, Document> edges = new LinkedHashMap<>();
    Date forgotten = Date.from(seen.at().minus(Fading.FORGOTTEN));
    known(row, "edges").stream()
        .filter(edge -> edge.getDate("lastSeen").after(forgotten))
        .forEach(edge -> edges.put(List.of(edge.getString("from"), edge.getString("to")), edge));
    seen.edges().forEach(edge -> edges.put(List.of(edge.from(), edge.to()), edge(edge, seen.at())));
    return List.copyOf(edges.values());
  }

  private static List<Document> known(Document row, String list) {
    return row.containsKey(list) ? row.getList(list, Document.class) : List.of();
  }

  private static Document node(MapNode node) {
    return new Document("name", node.name())
        .append("kind", node.kind().name())
        .append("partOf", node.partOf());
  }

  private static Document edge(MapEdge edge, Instant lastSeen) {
    return new Document("from", edge.from())
        .append("to", edge.to())
        .append("confidence", edge.confidence())
        .append("where", edge.where())
        .append("lastSeen", Date.from(lastSeen));
  }
}
