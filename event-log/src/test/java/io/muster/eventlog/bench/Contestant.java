package io.muster.eventlog.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.LogEventStore;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.KeyRing;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Something that makes the events of a command durable.
 *
 * @param store to read them from again; null where nothing can
 */
record Contestant(Sink sink, EventStore store, MongoDatabase database, Runnable closing)
    implements AutoCloseable {

  /** Returns once they are durable. */
  interface Sink {
    void commit(List<DomainEventMessage<?>> events);
  }

  static Contestant muster(MongoClient client, LogSerializer serializer) {
    return muster(fresh(client), serializer);
  }

  static Contestant muster(MongoDatabase database, LogSerializer serializer) {
    EventLog log = EventLog.open(database, Clock.systemUTC());
    EventStore store =
        LogEventStore.of(new MongoLogStorageEngine(log, serializer, KeyRing.inMemory(), database));
    return new Contestant(store::publish, store, database, log::close);
  }

  static Contestant extension(MongoClient client, LogSerializer serializer) {
    MongoDatabase database = fresh(client);
    EmbeddedEventStore store =
        EmbeddedEventStore.builder()
            .storageEngine(
                MongoEventStorageEngine.builder()
                    .mongoTemplate(
                        DefaultMongoTemplate.builder()
                            .mongoDatabase(client, database.getName())
                            .build())
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .build())
            .build();
    return new Contestant(store::publish, store, database, store::shutDown);
  }

  /** One journaled insert per command, of a document as large as a commit of ours. */
  static Contestant insert(MongoClient client, int bytes) {
    MongoDatabase database = fresh(client);
    MongoCollection<Document> collection = database.getCollection("inserted");
    byte[] content = new byte[bytes];
    return new Contestant(
        events -> collection.insertOne(new Document("content", new Binary(content))),
        null,
        database,
        () -> {});
  }

  /**
   * So many such documents in each journaled insert, one insert after the other, into a collection
   * with the log's indexes: what the engine does when nothing else is asked of it.
   */
  static Contestant batches(MongoClient client, int bytes, int documents) {
    MongoDatabase database = fresh(client);
    EventLog.open(database, Clock.systemUTC()).close();
    MongoCollection<Document> events = database.getCollection("events");
    byte[] content = new byte[bytes];
    AtomicLong position = new AtomicLong();
    return new Contestant(
        ignored ->
            events.insertMany(
                Stream.generate(position::incrementAndGet)
                    .limit(documents)
                    .map(
                        next ->
                            new Document("_id", next)
                                .append("agg", UUID.randomUUID().toString())
                                .append("seq", 0L)
                                .append("ev", new Binary(content)))
                    .toList()),
        null,
        database,
        () -> {});
  }

  @Override
  public void close() {
    closing.run();
    database.drop();
  }

  static MongoDatabase fresh(MongoClient client) {
    return client.getDatabase(
        "bench_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
  }
}
