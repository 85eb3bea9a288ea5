package io.muster.eventlog.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.LogEventStore;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.KeyRing;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;

/**
 * A store under load: one end that commands write through, another that a reader elsewhere reads
 * through. The two share only the database, as two processes do.
 */
record Contestant(EventStore writer, EventStore reader, MongoDatabase database, Runnable closing)
    implements AutoCloseable {

  static Contestant muster(MongoClient client, LogSerializer serializer) {
    MongoDatabase database = fresh(client);
    EventLog written = EventLog.open(database, Clock.systemUTC());
    EventLog read = EventLog.open(database, Clock.systemUTC());
    KeyRing keys = KeyRing.inMemory();
    return new Contestant(
        LogEventStore.of(new MongoLogStorageEngine(written, serializer, keys, database)),
        LogEventStore.of(new MongoLogStorageEngine(read, serializer, keys, database)),
        database,
        () -> {
          written.close();
          read.close();
        });
  }

  static Contestant extension(MongoClient client, LogSerializer serializer) {
    MongoDatabase database = fresh(client);
    MongoEventStorageEngine engine =
        MongoEventStorageEngine.builder()
            .mongoTemplate(
                DefaultMongoTemplate.builder().mongoDatabase(client, database.getName()).build())
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .build();
    EmbeddedEventStore writer = EmbeddedEventStore.builder().storageEngine(engine).build();
    EmbeddedEventStore reader = EmbeddedEventStore.builder().storageEngine(engine).build();
    return new Contestant(
        writer,
        reader,
        database,
        () -> {
          writer.shutDown();
          reader.shutDown();
        });
  }

  @Override
  public void close() {
    closing.run();
    database.drop();
  }

  private static MongoDatabase fresh(MongoClient client) {
    return client.getDatabase(
        "bench_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
  }
}
