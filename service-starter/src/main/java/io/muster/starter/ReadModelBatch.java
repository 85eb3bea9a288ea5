package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** What a batch of events wants written: each document once, as it is after the last of them. */
final class ReadModelBatch {

  static final String NAME = ReadModelBatch.class.getName();

  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final Set<String> aggregates;
  private final Map<String, Map<Object, Pending>> collections = new LinkedHashMap<>();
  private final Map<String, Map<Object, Document>> readAhead = new HashMap<>();
  private Set<String> begun;
  private long upTo;

  /**
   * Of events that are handled together.
   *
   * @param aggregates whose events they are
   */
  ReadModelBatch(Set<String> aggregates) {
    this(aggregates, Set.of());
  }

  /**
   * The same, of which some have no documents yet.
   *
   * @param begun those of the aggregates whose documents do not exist
   */
  ReadModelBatch(Set<String> aggregates, Set<String> begun) {
    this.aggregates = aggregates;
    this.begun = begun;
  }

  /** Whether the document called like an aggregate that begins here is still to be written. */
  boolean isNew(Object id) {
    return begun.contains(id);
  }

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

  /** What several events wanted was not written; all of the batch has to come again. */
  static final class UnwrittenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnwrittenException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }

  boolean holds(String collection, Object id) {
    return collections.getOrDefault(collection, Map.of()).containsKey(id);
  }

  Document document(String collection, Object id) {
    Pending pending = collections.getOrDefault(collection, Map.of()).get(id);
    return pending == null ? null : pending.document();
  }

  /**
   * A document as the database has it; null when there is none. Most documents are called like the
   * aggregate that feeds them, so the first one of a collection brings along those of all the
   * batch's aggregates. To be changed each is handed out once.
   *
   * @param toChange whether whoever asks may change it; else it must be left as it is
   */
  Document stored(MongoDatabase database, String collection, Object id, boolean toChange) {
    if (isNew(id)) {
      return null;
    }
    if (aggregates.contains(id)) {
      Map<Object, Document> ahead =
          readAhead.computeIfAbsent(collection, name -> allOf(database, name));
      if (ahead.containsKey(id)) {
        return toChange ? ahead.remove(id) : ahead.get(id);
      }
    }
    return database.getCollection(collection).find(Filters.eq("_id", id)).first();
  }

  /** What is pending is about to change in the database, and is left out. */
  private Map<Object, Document> allOf(MongoDatabase database, String collection) {
    Map<Object, Document> found = new HashMap<>();
    aggregates.stream()
        .filter(id -> !holds(collection, id) && !isNew(id))
        .forEach(id -> found.put(id, null));
    database
        .getCollection(collection)
        .find(Filters.in("_id", List.copyOf(found.keySet())))
        .forEach(document -> found.put(document.get("_id"), document));
    return found;
  }

  void put(
      String collection, Object id, long position, Document document, WriteModel<Document> write) {
    Map<Object, Document> ahead = readAhead.get(collection);
    if (ahead != null) {
      ahead.remove(id);
    }
    place(collection);
    collections.get(collection).put(id, new Pending(document, write));
    upTo = Math.max(upTo, position);
  }

  /** Whatever will be written to a collection comes before those that have no place yet. */
  void place(String collection) {
    collections.computeIfAbsent(collection, name -> new LinkedHashMap<>());
  }

  /** The collections that will be written to, as things stand. */
  Set<String> collections() {
    return Set.copyOf(collections.keySet());
  }

  /**
   * Writes collection after collection, in the order in which handlers first wrote to them, or gave
   * them a place: whoever reads meanwhile may meet what came first without the rest, never the
   * other way round.
   */
  void writeTo(MongoDatabase database) {
    Map<String, Map<Object, Pending>> toWrite = new LinkedHashMap<>(collections);
    collections.clear();
    begun = Set.of();
    toWrite.forEach(
        (collection, documents) ->
            write(database, collection, documents.values().stream().map(Pending::write).toList()));
  }

  private void write(MongoDatabase database, String collection, List<WriteModel<Document>> writes) {
    if (writes.isEmpty()) {
      return;
    }
    try {
      database.getCollection(collection).bulkWrite(writes, IN_ANY_ORDER);
    } catch (MongoBulkWriteException e) {
      // A duplicate id means that the guard did not match: a later event has been applied already.
      // One that was to be new has no guard, and should not be there.
      if (e.getWriteErrors().stream()
          .anyMatch(
              error ->
                  writes.get(error.getIndex()) instanceof InsertOneModel
                      || ErrorCategory.fromErrorCode(error.getCode())
                          != ErrorCategory.DUPLICATE_KEY)) {
        throw new RefusedException(upTo, e);
      }
      if (e.getWriteConcernError() != null) {
        throw e;
      }
    }
  }
}
