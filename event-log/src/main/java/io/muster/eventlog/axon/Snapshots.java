package io.muster.eventlog.axon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogDatabase;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.KeyRing;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shortcuts to an aggregate's state. A snapshot names the commit it was taken at and is thrown away
 * when the log no longer holds that commit, or the aggregate's state has another shape by now; its
 * content is sealed with the aggregate's key, like the free text it may hold.
 */
final class Snapshots {

  private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

  private static final String SEQUENCE = "seq";
  private static final String COMMIT = "commit";
  private static final String HASH = "hash";
  private static final String AGGREGATE_TYPE = "aggType";
  private static final String TYPE = "type";
  private static final String REVISION = "rev";
  private static final String CONTENT = "p";
  private static final String FIELD = "snapshot";

  private final EventLog eventLog;
  private final LogSerializer serializer;
  private final KeyRing keys;
  private final MongoCollection<Document> snapshots;

  Snapshots(EventLog eventLog, LogSerializer serializer, KeyRing keys, MongoDatabase database) {
    this.eventLog = eventLog;
    this.serializer = serializer;
    this.keys = keys;
    this.snapshots = LogDatabase.durable(database).getCollection("snapshots");
  }

  void store(DomainEventMessage<?> snapshot) {
    String id = snapshot.getAggregateIdentifier();
    Optional<StoredCommit> commit = eventLog.commitOf(id, snapshot.getSequenceNumber());
    SerializedObject<String> content =
        serializer.states().serialize(snapshot.getPayload(), String.class);
    if (commit.isEmpty()) {
      return;
    }
    Optional<byte[]> sealed =
        keys.seal(KeyRing.aggregate(id), place(commit.get()), FIELD, content.getData());
    if (sealed.isEmpty()) {
      return;
    }
    Document document =
        new Document("_id", id)
            .append(SEQUENCE, snapshot.getSequenceNumber())
            .append(COMMIT, commit.get().firstSequence())
            .append(HASH, new Binary(commit.get().hash()))
            .append(AGGREGATE_TYPE, snapshot.getType())
            .append(TYPE, content.getType().getName())
            .append(REVISION, StateShape.of(snapshot.getPayloadType()))
            .append(CONTENT, new Binary(sealed.get()));
    try {
      snapshots.replaceOne(
          and(eq("_id", id), lt(SEQUENCE, snapshot.getSequenceNumber())),
          document,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      log.debug("A newer snapshot of {} is already there", id);
    }
  }

  /**
   * Throws every snapshot away. A snapshot holds what its aggregate knew of people when it was
   * taken, under the aggregate's key and not theirs; aggregates are read from their events again.
   */
  void clear() {
    snapshots.deleteMany(new Document());
  }

  /** A snapshot opens only for the commit it was taken at. */
  private static String place(StoredCommit commit) {
    return HexFormat.of().formatHex(commit.hash());
  }

  /**
   * What is kept of an aggregate's state; it counts only once it was opened.
   *
   * @param sequence of the last event it covers
   * @param commit sequence of the first event of the commit it was taken at
   */
  record Kept(String id, long sequence, long commit, Document document) {}

  Optional<Kept> find(String id) {
    return Optional.ofNullable(snapshots.find(and(eq("_id", id), exists(COMMIT))).first())
        .map(kept -> new Kept(id, kept.getLong(SEQUENCE), kept.getLong(COMMIT), kept));
  }

  /**
   * The state, when the log's commit at that place is still the one it was taken at.
   *
   * @param commits of the aggregate, from that place on
   */
  Optional<DomainEventMessage<?>> open(Kept kept, List<StoredCommit> commits) {
    Document document = kept.document();
    byte[] hash = document.get(HASH, Binary.class).getData();
    boolean holds = !commits.isEmpty() && Arrays.equals(commits.getFirst().hash(), hash);
    Optional<String> content =
        holds
            ? keys.open(
                KeyRing.aggregate(kept.id()),
                place(commits.getFirst()),
                FIELD,
                document.get(CONTENT, Binary.class).getData())
            : Optional.empty();
    SimpleSerializedType type =
        new SimpleSerializedType(document.getString(TYPE), document.getString(REVISION));
    Class<?> state = serializer.states().classForType(type);
    if (content.isEmpty() || !StateShape.of(state).equals(type.getRevision())) {
      log.info(
          "The snapshot of {} is not of the log or of the program as it stands; it is thrown away",
          kept.id());
      snapshots.deleteOne(and(eq("_id", kept.id()), eq(SEQUENCE, kept.sequence())));
      return Optional.empty();
    }
    Object payload =
        serializer
            .states()
            .deserialize(new SimpleSerializedObject<>(content.get(), String.class, type));
    return Optional.of(
        new GenericDomainEventMessage<>(
            document.getString(AGGREGATE_TYPE), kept.id(), kept.sequence(), payload));
  }
}
