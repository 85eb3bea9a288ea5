package io.muster.eventlog;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.verify.LogFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes the log as a file an auditor can check without a server: JSON lines, one commit a line, as
 * docs/log-format.md says. A damaged log is written as it is, so that the verifier can name the
 * damage.
 */
public final class LogExport {

  private final MongoCollection<Document> events;
  private final OutputStream out;
  private final JsonGenerator json;
  private long commits;
  private long count;
  private long position;
  private byte[] hash = LogFormat.genesis();

  private LogExport(MongoDatabase database, OutputStream out) throws IOException {
    this.events = LogDatabase.durable(database).getCollection(LogSchema.EVENTS);
    this.out = out;
    this.json = new JsonFactory().createGenerator(out);
    this.json.setRootValueSeparator(null);
    this.json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /**
   * Writes everything recorded up to now; commits recorded meanwhile are left out.
   *
   * @return how many events were written
   */
  public static long write(MongoDatabase database, OutputStream out) throws IOException {
    LogExport export = new LogExport(database, out);
    export.header();
    export.commits();
    export.footer();
    return export.count;
  }

  private void header() throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "muster-event-log");
    json.writeNumberField("version", LogFormat.VERSION);
    json.writeStringField("hash", "SHA-256");
    json.writeEndObject();
    endLine();
  }

  private void commits() throws IOException {
    Document last = events.find(gt("_id", 0L)).sort(descending("_id")).limit(1).first();
    if (last == null) {
      return;
    }
    try (MongoCursor<Document> cursor =
        events.find(lte("_id", last.get("_id"))).sort(ascending("_id")).iterator()) {
      while (cursor.hasNext()) {
        line(cursor.next());
      }
    }
  }

  private void line(Document document) throws IOException {
    json.writeStartObject();
    if (isWellFormed(document)) {
      commit(document);
    } else {
      json.writeStringField("malformed", document.toJson());
      if (document.get(CommitDocuments.POSITION) instanceof Number number) {
        json.writeNumberField("position", number.longValue());
      }
    }
    json.writeEndObject();
    endLine();
    commits++;
  }

  private void commit(Document document) throws IOException {
    List<Document> entries = document.getList(CommitDocuments.EVENTS, Document.class);
    position = document.getLong(CommitDocuments.POSITION) + entries.size() - 1;
    hash = binary(document, CommitDocuments.HASH);
    count += entries.size();
    json.writeNumberField("position", document.getLong(CommitDocuments.POSITION));
    json.writeNumberField("version", document.getInteger(CommitDocuments.VERSION));
    json.writeNumberField("count", document.getInteger(CommitDocuments.COUNT));
    json.writeStringField(
        "recordTime", document.getDate(CommitDocuments.TIME).toInstant().toString());
    json.writeStringField("aggregateType", document.getString(CommitDocuments.AGGREGATE_TYPE));
    json.writeStringField("aggregateId", document.getString(CommitDocuments.AGGREGATE));
    json.writeNumberField("sequence", document.getLong(CommitDocuments.SEQUENCE));
    json.writeStringField("previous", hex(binary(document, CommitDocuments.PREVIOUS)));
    json.writeStringField("hash", hex(hash));
    json.writeArrayFieldStart("events");
    for (Document entry : entries) {
      json.writeStartObject();
      json.writeStringField("id", entry.getString(CommitDocuments.EVENT_ID));
      json.writeStringField("type", entry.getString(CommitDocuments.EVENT_TYPE));
      json.writeNumberField("revision", entry.getInteger(CommitDocuments.EVENT_REVISION));
      exact("metadata", binary(entry, CommitDocuments.EVENT_METADATA));
      exact("payload", binary(entry, CommitDocuments.EVENT_PAYLOAD));
      json.writeStringField("leaf", hex(binary(entry, CommitDocuments.EVENT_LEAF)));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Readable where the bytes are text, as they always are unless somebody damaged them. */
  private void exact(String field, byte[] bytes) throws IOException {
    try {
      json.writeStringField(
          field, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      json.writeStringField(field + "Base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private void footer() throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("end");
    json.writeNumberField("commits", commits);
    json.writeNumberField("events", count);
    json.writeNumberField("position", position);
    json.writeStringField("hash", hex(hash));
    json.writeEndObject();
    json.writeEndObject();
    endLine();
    out.flush();
  }

  private void endLine() throws IOException {
    json.flush();
    out.write('\n');
  }

  private static boolean isWellFormed(Document document) {
    return document.get(CommitDocuments.POSITION) instanceof Long
        && document.get(CommitDocuments.VERSION) instanceof Integer
        && document.get(CommitDocuments.COUNT) instanceof Integer
        && document.get(CommitDocuments.TIME) instanceof Date
        && document.get(CommitDocuments.AGGREGATE_TYPE) instanceof String
        && document.get(CommitDocuments.AGGREGATE) instanceof String
        && document.get(CommitDocuments.SEQUENCE) instanceof Long
        && document.get(CommitDocuments.PREVIOUS) instanceof Binary
        && document.get(CommitDocuments.HASH) instanceof Binary
        && document.get(CommitDocuments.EVENTS) instanceof List<?> entries
        && !entries.isEmpty()
        && entries.stream().allMatch(LogExport::isWellFormedEvent);
  }

  private static boolean isWellFormedEvent(Object entry) {
    return entry instanceof Document event
        && event.get(CommitDocuments.EVENT_ID) instanceof String
        && event.get(CommitDocuments.EVENT_TYPE) instanceof String
        && event.get(CommitDocuments.EVENT_REVISION) instanceof Integer
        && event.get(CommitDocuments.EVENT_METADATA) instanceof Binary
        && event.get(CommitDocuments.EVENT_PAYLOAD) instanceof Binary
        && event.get(CommitDocuments.EVENT_LEAF) instanceof Binary;
  }

  private static byte[] binary(Document document, String field) {
    return document.get(field, Binary.class).getData();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
