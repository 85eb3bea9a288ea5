package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** What a batch of events wants written: each document once, as it is after the last of them. */
final class ReadModelBatch {

  static final String NAME = ReadModelBatch.class.getName();

  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final Map<String, Map<Object, Pending>> collections = new LinkedHashMap<>();
  private long upTo;

  /**
   * One document's change.
   *
   * @param document the document as it will be; null when only the database can tell
   */
  private record Pending(Document document, WriteModel<Document> write) {}

  /** The database refused a document for what it is. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long upTo;

    private RefusedException(long upTo, MongoBulkWriteException cause) {
      super("The database refused a document of a read model: " + cause.getMessage(), cause);
      this.upTo = upTo;
    }

    /** The newest event among those whose documents were to be written. */
    long upTo() {
      return upTo;
    }
  }

  boolean holds(String collection, Object id) {
    return collections.getOrDefault(collection, Map.of()).containsKey(id);
  }

  Document document(String collection, Object id) {
    Pending pending = collections.getOrDefault(collection, Map.of()).get(id);
    return pending == null ? null : pending.document();
  }

  void put(
      String collection, Object id, long position, Document document, WriteModel<Document> write) {
    collections
        .computeIfAbsent(collection, name -> new LinkedHashMap<>())
        .put(id, new Pending(document, write));
    upTo = Math.max(upTo, position);
  }

  void writeTo(MongoDatabase database) {
    Map<String, Map<Object, Pending>> toWrite = Map.copyOf(collections);
    collections.clear();
    toWrite.forEach(
        (collection, documents) ->
            write(database, collection, documents.values().stream().map(Pending::write).toList()));
  }

  private void write(MongoDatabase database, String collection, List<WriteModel<Document>> writes) {
    try {
      database.getCollection(collection).bulkWrite(writes, IN_ANY_ORDER);
    } catch (MongoBulkWriteException e) {
      // A duplicate id means that the guard did not match: a later event has been applied already.
      if (e.getWriteErrors().stream()
          .anyMatch(
              error ->
                  ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)) {
        throw new RefusedException(upTo, e);
      }
      if (e.getWriteConcernError() != null) {
        throw e;
      }
    }
  }
}
