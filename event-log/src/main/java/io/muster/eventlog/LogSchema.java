package io.muster.eventlog;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;

/** The collections of the log, made when missing and checked when not. */
final class LogSchema {

  static final String EVENTS = "events";
  static final String BELL = "bell";

  /**
   * Named in duplicate-key errors, which is how the committer tells a conflict from a lost race.
   */
  static final String SEQUENCE_INDEX = "one_commit_per_sequence";

  static final String KEY_INDEX = "one_commit_per_key";

  private static final int NAMESPACE_EXISTS = 48;
  private static final long BELL_BYTES = 64 * 1024;
  private static final long BELL_DOCUMENTS = 256;

  private LogSchema() {}

  static void ensure(MongoDatabase database) {
    create(
        database,
        EVENTS,
        new CreateCollectionOptions()
            .clusteredIndexOptions(new ClusteredIndexOptions(new Document("_id", 1), true)));
    assertClustered(database);
    MongoCollection<Document> events = database.getCollection(EVENTS);
    events.createIndex(
        ascending(CommitDocuments.AGGREGATE, CommitDocuments.SEQUENCE),
        new IndexOptions().unique(true).name(SEQUENCE_INDEX));
    events.createIndex(
        ascending(CommitDocuments.KEY),
        new IndexOptions()
            .unique(true)
            .partialFilterExpression(exists(CommitDocuments.KEY))
            .name(KEY_INDEX));
    create(
        database,
        BELL,
        new CreateCollectionOptions()
            .capped(true)
            .sizeInBytes(BELL_BYTES)
            .maxDocuments(BELL_DOCUMENTS));
    // A tailable cursor dies at once on an empty collection, and this write proves that the
    // database grants the write concern every commit will ask for.
    database.getCollection(BELL).insertOne(new Document("opened", true));
  }

  private static void create(MongoDatabase database, String name, CreateCollectionOptions options) {
    try {
      database.createCollection(name, options);
    } catch (MongoCommandException e) {
      if (e.getErrorCode() != NAMESPACE_EXISTS) {
        throw e;
      }
    }
  }

  private static void assertClustered(MongoDatabase database) {
    Document found = database.listCollections().filter(new Document("name", EVENTS)).first();
    Document options = found == null ? null : found.get("options", Document.class);
    if (options == null || !options.containsKey("clusteredIndex")) {
      throw new IllegalStateException(
          "The collection 'events' exists but is not clustered on _id; it was not made by Muster."
              + " Use an empty database, or export and import the log.");
    }
  }
}
