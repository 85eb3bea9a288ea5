package io.muster.incident.intake.cloudevents;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which events were taken in already, so that one that is delivered twice is one, also when its
 * problem has ended meanwhile. They are remembered for a week, which no sender goes on longer than.
 * A mark that is lost costs nothing but that: alerts are put into their groups only once anyway.
 */
@Component
class SeenEvents {

  static final String COLLECTION = "incident_seen_events";

  private final MongoCollection<Document> seen;

  SeenEvents(MongoDatabase database) {
    this.seen = database.getCollection(COLLECTION);
    seen.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(7L, TimeUnit.DAYS));
  }

  /** Those among them that were not taken in yet, each once. */
  List<CloudEvent> news(String integrationId, Collection<CloudEvent> events) {
    Set<String> known = new HashSet<>();
    seen.find(Filters.in("_id", events.stream().map(event -> id(integrationId, event)).toList()))
        .forEach(row -> known.add(row.getString("_id")));
    return events.stream().filter(event -> known.add(id(integrationId, event))).toList();
  }

  void remember(String integrationId, Collection<CloudEvent> events, Instant at) {
    List<Document> marks =
        events.stream()
            .map(event -> id(integrationId, event))
            .distinct()
            .map(id -> new Document("_id", id).append("at", Date.from(at)))
            .toList();
    try {
      if (!marks.isEmpty()) {
        seen.insertMany(marks, new InsertManyOptions().ordered(false));
      }
    } catch (MongoBulkWriteException e) {
      // Somebody else has marked some of them; the others are marked.
      if (e.getWriteErrors().stream().anyMatch(error -> error.getCode() != 11000)) {
        throw e;
      }
    }
  }

  private static String id(String integrationId, CloudEvent event) {
    return Sha256.hex(integrationId + "\n" + event.source() + "\n" + event.id());
  }
}
