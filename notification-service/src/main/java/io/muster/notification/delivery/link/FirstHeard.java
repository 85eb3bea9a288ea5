package io.muster.notification.delivery.link;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * When what a chat may tell more than once was first heard, so that what it wishes for begins at
 * one moment however often it is told. The database forgets it when it is not told again.
 */
public final class FirstHeard {

  private static final String HEARD = "heardAt";
  private static final String EXPIRES = "expiresAt";

  private final MongoCollection<Document> heard;
  private final Duration remembered;
  private final Clock clock;

  /**
   * In a collection of its own.
   *
   * @param remembered longer than the chat goes on telling of the same
   */
  public FirstHeard(MongoDatabase database, String collection, Duration remembered, Clock clock) {
    this.heard = database.getCollection(collection);
    this.remembered = remembered;
    this.clock = clock;
    heard.createIndex(
        Indexes.ascending(EXPIRES), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  /**
   * When it was first heard, UTC.
   *
   * @param id the same however often it is told; nothing that names a person
   */
  public Instant at(String id) {
    Instant now = clock.instant();
    return heard
        .findOneAndUpdate(
            Filters.eq("_id", id),
            Updates.combine(
                Updates.setOnInsert(HEARD, Date.from(now)),
                Updates.setOnInsert(EXPIRES, Date.from(now.plus(remembered)))),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
        .getDate(HEARD)
        .toInstant();
  }
}
