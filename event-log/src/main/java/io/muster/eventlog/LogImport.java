package io.muster.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Puts an export back into an empty database, hash for hash: the restored log is the same log, and
 * the checkpoints signed for it hold. Idempotency keys come back from the events' metadata.
 */
public final class LogImport {

  private static final int COMMITS_AT_ONCE = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogImport() {}

  /**
   * Writes all commits of an export that was verified before.
   *
   * @return how many events were written
   * @throws IllegalStateException when the database holds a log already; nothing was written
   */
  public static long read(Path export, MongoDatabase database) throws IOException {
    MongoDatabase durable = LogDatabase.durable(database);
    LogSchema.ensure(durable);
    MongoCollection<Document> events = durable.getCollection(LogSchema.EVENTS);
    if (events.find(Filters.gt(CommitDocuments.POSITION, 0L)).first() != null) {
      throw new IllegalStateException(
          "this database holds a log already; name an empty one, as a log is never mixed with another");
    }
    long count = 0;
    List<Document> page = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode commit = JSON.readTree(line);
        if (commit.has("end")) {
          break;
        }
        page.add(document(commit));
        count += commit.required("events").size();
        if (page.size() == COMMITS_AT_ONCE) {
          events.insertMany(page);
          page.clear();
        }
      }
    }
    if (!page.isEmpty()) {
      events.insertMany(page);
    }
    return count;
  }

  private static Document document(JsonNode commit) throws IOException {
    List<Document> events = new ArrayList<>();
    for (JsonNode event : commit.required("events")) {
      events.add(
          new Document(CommitDocuments.EVENT_ID, event.required("id").textValue())
              .append(CommitDocuments.EVENT_TYPE, event.required("type").textValue())
              .append(CommitDocuments.EVENT_REVISION, event.required("revision").intValue())
              .append(CommitDocuments.EVENT_METADATA, new Binary(exact(event, "metadata")))
              .append(CommitDocuments.EVENT_PAYLOAD, new Binary(exact(event, "payload")))
              .append(CommitDocuments.EVENT_LEAF, hash(event, "leaf")));
    }
    Document document =
        new Document(CommitDocuments.POSITION, commit.required("position").longValue())
            .append(CommitDocuments.VERSION, commit.required("version").intValue())
            .append(CommitDocuments.COUNT, commit.required("count").intValue())
            .append(CommitDocuments.AGGREGATE, commit.required("aggregateId").textValue())
            .append(CommitDocuments.AGGREGATE_TYPE, commit.required("aggregateType").textValue())
            .append(CommitDocuments.SEQUENCE, commit.required("sequence").longValue())
            .append(
                CommitDocuments.TIME,
                Date.from(Instant.parse(commit.required("recordTime").textValue())))
            .append(CommitDocuments.PREVIOUS, hash(commit, "previous"))
            .append(CommitDocuments.HASH, hash(commit, "hash"));
    byte[] metadata = events.getFirst().get(CommitDocuments.EVENT_METADATA, Binary.class).getData();
    copy(metadata, "idempotencyKey", document, CommitDocuments.KEY);
    copy(metadata, "requestHash", document, CommitDocuments.REQUEST);
    return document.append(CommitDocuments.EVENTS, events);
  }

  private static void copy(byte[] metadata, String from, Document document, String to)
      throws IOException {
    JsonNode value = JSON.readTree(metadata).path(from);
    if (value.isTextual()) {
      document.append(to, value.textValue());
    }
  }

  private static byte[] exact(JsonNode event, String field) {
    JsonNode encoded = event.get(field + "Base64");
    return encoded != null
        ? Base64.getDecoder().decode(encoded.textValue())
        : event.required(field).textValue().getBytes(StandardCharsets.UTF_8);
  }

  private static Binary hash(JsonNode node, String field) {
    return new Binary(HexFormat.of().parseHex(node.required(field).textValue()));
  }
}
