package io.muster.eventlog.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.muster.eventlog.codec.Drill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;

/** Reading a log from its beginning. */
final class Replay {

  private static final int BATCH = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Replay() {}

  /** What is done with an event, and with the last one of a batch. */
  interface Handler {
    void handle(Drill event, boolean endsBatch);
  }

  /** Events a second through an ordinary processor, from the first to the last. */
  static double eventsPerSecond(EventStore store, long events, Handler handler) throws Exception {
    CountDownLatch left = new CountDownLatch(Math.toIntExact(events));
    ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
    PooledStreamingEventProcessor processor =
        PooledStreamingEventProcessor.builder()
            .name("replay")
            .eventHandlerInvoker(invoking(handler, left))
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(store)
            .initialToken(StreamableMessageSource::createTailToken)
            .tokenStore(new InMemoryTokenStore())
            .transactionManager(NoTransactionManager.instance())
            .coordinatorExecutor(workers)
            .workerExecutor(workers)
            .initialSegmentCount(1)
            .batchSize(BATCH)
            .build();
    long begin = System.nanoTime();
    processor.start();
    try {
      if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(left.getCount() + " events never came");
      }
      return events * 1e9 / (System.nanoTime() - begin);
    } finally {
      processor.shutDown();
      workers.shutdownNow();
    }
  }

  /** A read model with a document for each stream, written batch by batch. */
  static Handler readModel(MongoDatabase database) {
    MongoCollection<Document> rows = database.getCollection("drills");
    List<WriteModel<Document>> batch = new ArrayList<>();
    return (event, endsBatch) -> {
      batch.add(
          new UpdateOneModel<>(
              Filters.eq("_id", event.drillId()),
              Updates.combine(Updates.inc("events", 1), Updates.set("by", event.by().id())),
              new UpdateOptions().upsert(true)));
      if (endsBatch) {
        rows.bulkWrite(batch);
        batch.clear();
      }
    };
  }

  /** Events a second through a plain cursor over the collection of commits. */
  static double scanned(MongoDatabase database, long events) {
    long seen = 0;
    long begin = System.nanoTime();
    try (MongoCursor<Document> cursor =
        database
            .getCollection("events")
            .find()
            .sort(new Document("_id", 1))
            .batchSize(500)
            .iterator()) {
      while (cursor.hasNext()) {
        seen += cursor.next().getList("ev", Document.class).size();
      }
    }
    if (seen != events) {
      throw new IllegalStateException("%d of %d events".formatted(seen, events));
    }
    return events * 1e9 / (System.nanoTime() - begin);
  }

  private static EventHandlerInvoker invoking(Handler handler, CountDownLatch left) {
    return new EventHandlerInvoker() {
      @Override
      public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
      }

      @Override
      public boolean canHandleType(Class<?> payloadType) {
        return true;
      }

      @Override
      public void handle(EventMessage<?> message, Segment segment) {
        boolean endsBatch =
            !(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> several)
                || several.isLastMessage();
        handler.handle((Drill) message.getPayload(), endsBatch);
        left.countDown();
      }
    };
  }
}
