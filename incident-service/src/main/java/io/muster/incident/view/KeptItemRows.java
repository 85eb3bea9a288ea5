package io.muster.incident.view;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.evidence.EvidenceClass;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Collected;
import io.muster.contracts.evidence.EvidenceEvent.Deleted;
import io.muster.contracts.evidence.EvidenceEvent.DescriptionCorrected;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.Date;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Since when each item of evidence is kept, and as what: enough to find those whose time may be
 * over without reading the chain of custody of every incident there ever was.
 */
@Component
@ProcessingGroup(ViewConfiguration.GROUP)
class KeptItemRows {

  static final String COLLECTION = "incident_kept_items";
  static final String INCIDENT = "incidentId";
  static final String CLASS = "evidenceClass";
  static final String SINCE = "since";
  private static final String KEPT = "kept";

  private final MongoCollection<Document> items;
  private final ReadModelWriter writer;

  KeptItemRows(MongoDatabase database, ReadModelWriter writer) {
    this.items = database.getCollection(COLLECTION);
    this.writer = writer;
    items.createIndex(
        Indexes.ascending(CLASS, SINCE, "_id"),
        new IndexOptions().partialFilterExpression(Filters.eq(KEPT, true)));
  }

  /** The items of a class that were brought in before an instant, UTC; the oldest first. */
  FindIterable<Document> broughtInBefore(Instant before, EvidenceClass of) {
    return items
        .find(
            Filters.and(
                Filters.eq(KEPT, true),
                Filters.eq(CLASS, of.name()),
                Filters.lt(SINCE, Date.from(before))))
        .sort(Sorts.ascending(SINCE, "_id"));
  }

  @EventHandler
  void on(EvidenceEvent event, Recorded recorded) {
    switch (event) {
      case Collected e ->
          write(
              e,
              recorded,
              Updates.combine(
                  Updates.set(INCIDENT, e.incidentId()),
                  Updates.set(CLASS, e.evidenceClass().name()),
                  Updates.set(SINCE, Date.from(e.at())),
                  Updates.set(KEPT, true)));
      case DescriptionCorrected e ->
          write(e, recorded, Updates.set(CLASS, e.evidenceClass().name()));
      case Deleted e -> write(e, recorded, Updates.set(KEPT, false));
      default -> {
        // It is kept as before.
      }
    }
  }

  private void write(EvidenceEvent event, Recorded recorded, Bson update) {
    String id = event.incidentId() + "/" + event.itemId();
    writer.upsert(COLLECTION, id, recorded.position(), update);
  }
}
