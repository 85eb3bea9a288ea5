package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes read models so that an event delivered twice, or replayed, changes nothing: a document
 * keeps the position of the last event it has seen, and an older one is passed over. It holds for
 * documents fed by one aggregate.
 */
public class ReadModelWriter {

  static final String LAST_POSITION = "lastPosition";

  private final MongoDatabase database;

  ReadModelWriter(MongoDatabase database) {
    this.database = database;
  }

  /** Applies an update made by the event at {@code position}, creating the document if need be. */
  public void upsert(String collection, Object id, long position, Bson update) {
    try {
      collection(collection)
          .updateOne(
              Filters.and(Filters.eq("_id", id), Filters.lt(LAST_POSITION, position)),
              Updates.combine(update, Updates.set(LAST_POSITION, position)),
              new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      ignoreAlreadyApplied(e);
    }
  }

  /**
   * Reads the document, changes it and writes it back; {@code change} gets an empty document when
   * there is none yet.
   */
  public void upsert(String collection, Object id, long position, UnaryOperator<Document> change) {
    MongoCollection<Document> documents = collection(collection);
    Document current = documents.find(Filters.eq("_id", id)).first();
    if (current != null && current.get(LAST_POSITION, Number.class).longValue() >= position) {
      return;
    }
    Document next = change.apply(current == null ? new Document("_id", id) : current);
    next.put("_id", id);
    next.put(LAST_POSITION, position);
    try {
      documents.replaceOne(
          Filters.and(Filters.eq("_id", id), Filters.lt(LAST_POSITION, position)),
          next,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      ignoreAlreadyApplied(e);
    }
  }

  /** A duplicate id means that the guard did not match: a later event has been applied already. */
  private static void ignoreAlreadyApplied(MongoWriteException e) throws MongoException {
    if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
      throw e;
    }
  }

  private MongoCollection<Document> collection(String name) {
    return database.getCollection(name);
  }
}
