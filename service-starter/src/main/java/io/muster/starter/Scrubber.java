package io.muster.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ErasureEvent.KeyDestroyed;
import io.muster.contracts.erasure.ScrubCommand.RecordScrubbed;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.Erased;
import io.muster.eventlog.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/**
 * Once a person's key is destroyed, drops what this service holds of them beside the log, and says
 * so. Read models need no scrubbing: they hold ids, or payloads as sealed as the log's.
 */
class Scrubber {

  private static final String PAYLOAD = "serializedPayload";
  private static final String CAUSE = "causeMessage";

  private final MusterProperties properties;
  private final HeldInMemory memory;
  private final MongoLogStorageEngine engine;
  private final MongoCollection<Document> deadLetters;
  private final EventCodec codec;
  private final CommandSender sender;

  Scrubber(
      MusterProperties properties,
      HeldInMemory memory,
      MongoLogStorageEngine engine,
      MongoCollection<Document> deadLetters,
      EventCodec codec,
      CommandSender sender) {
    this.properties = properties;
    this.memory = memory;
    this.engine = engine;
    this.deadLetters = deadLetters;
    this.codec = codec;
    this.sender = sender;
  }

  @EventHandler
  void on(ErasureEvent event) {
    if (event instanceof KeyDestroyed) {
      memory.forget();
      engine.clearSnapshots();
      long letters = scrubDeadLetters(event.personId());
      sender.sendSystem(
          new RecordScrubbed(
              event.personId(), properties.service(), letters, Actor.system("erasure")));
    }
  }

  /** The parked events themselves are sealed; what a handler said of one may quote it. */
  private long scrubDeadLetters(String personId) {
    long scrubbed = 0;
    for (Document letter : deadLetters.find()) {
      String payload = letter.get("message", Document.class).getString(PAYLOAD);
      if (codec.peopleIn(payload.getBytes(StandardCharsets.UTF_8)).contains(personId)) {
        deadLetters.updateOne(
            Filters.eq("_id", letter.get("_id")), Updates.set(CAUSE, Erased.MARK));
        scrubbed++;
      }
    }
    return scrubbed;
  }
}
