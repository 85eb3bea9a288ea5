package io.muster.eventlog;

import io.muster.eventlog.verify.LogFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/** How a commit lies in the {@code events} collection: one document, so one atomic write. */
final class CommitDocuments {

  static final String POSITION = "_id";
  static final String VERSION = "v";
  static final String COUNT = "n";
  static final String AGGREGATE = "agg";
  static final String AGGREGATE_TYPE = "aggType";
  static final String SEQUENCE = "seq";
  static final String TIME = "ts";
  static final String PREVIOUS = "prev";
  static final String HASH = "hash";
  static final String KEY = "key";
  static final String REQUEST = "req";
  static final String EVENTS = "ev";
  static final String EVENT_ID = "id";
  static final String EVENT_TYPE = "type";
  static final String EVENT_REVISION = "rev";
  static final String EVENT_METADATA = "md";
  static final String EVENT_PAYLOAD = "p";
  static final String EVENT_LEAF = "h";

  /** Field names, type bytes and the two indexes' entries, generously. */
  private static final int COMMIT_OVERHEAD = 512;

  private static final int EVENT_OVERHEAD = 160;

  private CommitDocuments() {}

  /** Leaf hashes need no position, so they are made once, in the thread of the caller. */
  static List<byte[]> leafHashes(Commit commit) {
    List<byte[]> leaves = new ArrayList<>(commit.events().size());
    long sequence = commit.firstSequence();
    for (NewEvent event : commit.events()) {
      leaves.add(
          LogFormat.leafHash(
              event.id(),
              commit.aggregateType(),
              commit.aggregateId(),
              sequence++,
              event.type(),
              event.revision(),
              event.metadata(),
              event.payload()));
    }
    return leaves;
  }

  static long estimatedBytes(Commit commit) {
    long bytes = COMMIT_OVERHEAD + utf8(commit.aggregateId()) + utf8(commit.aggregateType());
    bytes += commit.idempotencyKey().map(CommitDocuments::utf8).orElse(0);
    bytes += commit.requestHash().map(CommitDocuments::utf8).orElse(0);
    for (NewEvent event : commit.events()) {
      bytes += EVENT_OVERHEAD + utf8(event.id()) + utf8(event.type());
      bytes += event.metadata().length + event.payload().length;
    }
    return bytes;
  }

  static Document document(
      Commit commit,
      List<byte[]> leaves,
      long position,
      Instant time,
      byte[] previous,
      byte[] hash) {
    Document document =
        new Document(POSITION, position)
            .append(VERSION, LogFormat.VERSION)
            .append(COUNT, commit.events().size())
            .append(AGGREGATE, commit.aggregateId())
            .append(AGGREGATE_TYPE, commit.aggregateType())
            .append(SEQUENCE, commit.firstSequence())
            .append(TIME, Date.from(time))
            .append(PREVIOUS, new Binary(previous))
            .append(HASH, new Binary(hash));
    commit.idempotencyKey().ifPresent(key -> document.append(KEY, key));
    commit.requestHash().ifPresent(request -> document.append(REQUEST, request));
    List<Document> events = new ArrayList<>(commit.events().size());
    for (int i = 0; i < commit.events().size(); i++) {
      NewEvent event = commit.events().get(i);
      events.add(
          new Document(EVENT_ID, event.id())
              .append(EVENT_TYPE, event.type())
              .append(EVENT_REVISION, event.revision())
              .append(EVENT_METADATA, new Binary(event.metadata()))
              .append(EVENT_PAYLOAD, new Binary(event.payload()))
              .append(EVENT_LEAF, new Binary(leaves.get(i))));
    }
    return document.append(EVENTS, events);
  }

  static StoredCommit read(Document document) {
    long position = document.getLong(POSITION);
    long sequence = document.getLong(SEQUENCE);
    int version = document.getInteger(VERSION);
    if (version > LogFormat.VERSION) {
      throw new IllegalStateException(
          "The commit at position %d has format version %d; this Muster reads up to %d. Upgrade it."
              .formatted(position, version, LogFormat.VERSION));
    }
    List<Document> entries = document.getList(EVENTS, Document.class);
    List<StoredEvent> events = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Document entry = entries.get(i);
      events.add(
          new StoredEvent(
              position + i,
              sequence + i,
              entry.getString(EVENT_ID),
              entry.getString(EVENT_TYPE),
              entry.getInteger(EVENT_REVISION),
              bytes(entry, EVENT_METADATA),
              bytes(entry, EVENT_PAYLOAD),
              bytes(entry, EVENT_LEAF)));
    }
    return new StoredCommit(
        position,
        version,
        document.getString(AGGREGATE_TYPE),
        document.getString(AGGREGATE),
        sequence,
        document.getDate(TIME).toInstant(),
        bytes(document, PREVIOUS),
        bytes(document, HASH),
        Optional.ofNullable(document.getString(KEY)),
        Optional.ofNullable(document.getString(REQUEST)),
        List.copyOf(events));
  }

  static Tail tail(Document document) {
    long first = document.getLong(POSITION);
    return new Tail(
        first,
        first + document.getInteger(COUNT) - 1,
        bytes(document, HASH),
        document.getDate(TIME).toInstant());
  }

  private static byte[] bytes(Document document, String field) {
    return document.get(field, Binary.class).getData();
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
