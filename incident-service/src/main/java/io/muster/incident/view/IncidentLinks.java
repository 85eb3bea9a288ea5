package io.muster.incident.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.contracts.incident.LinkEvent.AlertsDetached;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.contracts.incident.LinkEvent.Linked;
import io.muster.contracts.incident.LinkEvent.Unlinked;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which incidents depend on which, seen from either side. Each row is one incident with those it
 * depends on, by the events of that one alone.
 */
@Component
@ProcessingGroup(ViewConfiguration.GROUP)
class IncidentLinks {

  static final String COLLECTION = "incident_links";

  private static final String LINKS = "links";

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;

  IncidentLinks(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    rows.createIndex(Indexes.ascending(LINKS + ".to"));
  }

  /** How one incident depends on another. */
  enum Kind {
    CHILD_OF,
    CAUSED_BY,
    DUPLICATE_OF
  }

  /**
   * One of them.
   *
   * @param position of the event that said so
   */
  record Link(String from, Kind kind, String to, long position) {}

  /** Every link an incident has a part in, in the order they were made. */
  List<Link> of(String incidentId) {
    List<Link> links = new ArrayList<>();
    for (Document row :
        rows.find(Filters.or(Filters.eq("_id", incidentId), Filters.eq(LINKS + ".to", incidentId)))
            .sort(Sorts.ascending("_id"))) {
      String from = row.getString("_id");
      for (Document link : row.getList(LINKS, Document.class)) {
        if (from.equals(incidentId) || link.getString("to").equals(incidentId)) {
          links.add(
              new Link(
                  from,
                  Kind.valueOf(link.getString("kind")),
                  link.getString("to"),
                  link.getLong("position")));
        }
      }
    }
    links.sort(Comparator.comparingLong(Link::position));
    return links;
  }

  @EventHandler
  void on(LinkEvent event, Recorded recorded) {
    switch (event) {
      case Linked linked ->
          add(linked.incidentId(), linked.kind().name(), linked.to().id(), recorded);
      case DuplicateMarked marked ->
          add(marked.incidentId(), Kind.DUPLICATE_OF.name(), marked.of().id(), recorded);
      case Unlinked gone -> remove(gone.incidentId(), gone.kind().name(), gone.to().id(), recorded);
      case AlertsAttached _, AlertsDetached _ -> {
        // The groups of alerts say where they are.
      }
    }
  }

  /** What is reopened is trouble of its own. */
  @EventHandler
  void on(Reopened event, Recorded recorded) {
    if (writer.find(COLLECTION, event.incidentId()).isPresent()) {
      change(
          event.incidentId(),
          recorded,
          links -> links.removeIf(link -> link.getString("kind").equals(Kind.DUPLICATE_OF.name())));
    }
  }

  private void add(String from, String kind, String to, Recorded recorded) {
    Document link =
        new Document("kind", kind).append("to", to).append("position", recorded.position());
    change(from, recorded, links -> links.add(link));
  }

  private void remove(String from, String kind, String to, Recorded recorded) {
    change(
        from,
        recorded,
        links ->
            links.removeIf(
                link -> link.getString("kind").equals(kind) && link.getString("to").equals(to)));
  }

  private void change(String from, Recorded recorded, Consumer<List<Document>> change) {
    writer.upsert(
        COLLECTION,
        from,
        recorded.position(),
        row -> {
          List<Document> links = new ArrayList<>(row.getList(LINKS, Document.class, List.of()));
          change.accept(links);
          return row.append(LINKS, links);
        });
  }
}
