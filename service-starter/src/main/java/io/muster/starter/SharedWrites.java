package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;

/** Inserts that arrive together share one round trip and one flush of the journal. */
final class SharedWrites {

  private static final InsertManyOptions EACH_FOR_ITSELF = new InsertManyOptions().ordered(false);

  private final MongoCollection<Document> collection;
  private final SharedCalls<Document, Optional<RuntimeException>> inserts =
      new SharedCalls<>(document -> document.get("sealed", Binary.class).length(), this::write);

  /** Writes are as durable as the collection's write concern says. */
  SharedWrites(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  /** Inserts a document; one that is there under the same id stays as it is. */
  void insert(Document document) {
    inserts
        .ask(document)
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private List<Optional<RuntimeException>> write(List<Document> documents) {
    try {
      collection.insertMany(documents, EACH_FOR_ITSELF);
      return Collections.nCopies(documents.size(), Optional.empty());
    } catch (MongoBulkWriteException e) {
      Set<Integer> failed =
          e.getWriteErrors().stream()
              .filter(
                  error ->
                      ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)
              .map(error -> error.getIndex())
              .collect(Collectors.toSet());
      boolean notDurable = e.getWriteConcernError() != null;
      return IntStream.range(0, documents.size())
          .mapToObj(
              each ->
                  notDurable || failed.contains(each)
                      ? Optional.<RuntimeException>of(e)
                      : Optional.<RuntimeException>empty())
          .toList();
    }
  }
}
