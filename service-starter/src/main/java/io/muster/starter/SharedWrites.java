package io.muster.starter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Inserts that arrive together share one round trip and one flush of the journal. Whoever comes
 * while a write is under way waits for it, and one of those who waited then writes for all of them.
 */
final class SharedWrites {

  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_DOCUMENTS = 500;
  private static final InsertManyOptions EACH_FOR_ITSELF = new InsertManyOptions().ordered(false);

  private final MongoCollection<Document> collection;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Writes are as durable as the collection's write concern says. */
  SharedWrites(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  private static final class Waiting {
    private final Document document;
    private boolean done;
    private RuntimeException failure;

    Waiting(Document document) {
      this.document = document;
    }

    int bytes() {
      return document.get("sealed", Binary.class).length();
    }
  }

  /** Inserts a document; one that is there under the same id stays as it is. */
  void insert(Document document) {
    Waiting mine = new Waiting(document);
    waiting.add(mine);
    writing.lock();
    try {
      while (!mine.done) {
        write(next());
      }
    } finally {
      writing.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
  }

  private List<Waiting> next() {
    List<Waiting> next = new ArrayList<>();
    int bytes = 0;
    for (Waiting one = waiting.peek(); one != null; one = waiting.peek()) {
      bytes += one.bytes();
      if (!next.isEmpty() && (bytes > MOST_BYTES || next.size() == MOST_DOCUMENTS)) {
        break;
      }
      next.add(waiting.remove());
    }
    return next;
  }

  private void write(List<Waiting> together) {
    try {
      collection.insertMany(together.stream().map(one -> one.document).toList(), EACH_FOR_ITSELF);
    } catch (MongoBulkWriteException e) {
      Set<Integer> failed =
          e.getWriteErrors().stream()
              .filter(
                  error ->
                      ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)
              .map(error -> error.getIndex())
              .collect(Collectors.toSet());
      boolean notDurable = e.getWriteConcernError() != null;
      for (int i = 0; i < together.size(); i++) {
        together.get(i).failure = notDurable || failed.contains(i) ? e : null;
      }
    } catch (RuntimeException e) {
      together.forEach(one -> one.failure = e);
    } finally {
      together.forEach(one -> one.done = true);
    }
  }
}
