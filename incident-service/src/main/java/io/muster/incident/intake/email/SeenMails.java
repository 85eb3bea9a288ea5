package io.muster.incident.intake.email;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which mails were taken in already, by their {@code Message-ID}, so that one whose confirmation
 * was lost on the way is one, also when its problem has ended meanwhile. They are remembered for a
 * week, which no mail server goes on longer than.
 */
@Component
class SeenMails {

  private final MongoCollection<Document> seen;

  SeenMails(MongoDatabase database) {
    this.seen = database.getCollection("incident_seen_mails");
    seen.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(7L, TimeUnit.DAYS));
  }

  boolean contains(String integrationId, String messageId) {
    return seen.find(Filters.eq("_id", id(integrationId, messageId))).first() != null;
  }

  void remember(String integrationId, String messageId, Instant at) {
    seen.updateOne(
        Filters.eq("_id", id(integrationId, messageId)),
        Updates.setOnInsert("at", Date.from(at)),
        new UpdateOptions().upsert(true));
  }

  private static String id(String integrationId, String messageId) {
    return Sha256.hex(integrationId + "\n" + messageId);
  }
}
