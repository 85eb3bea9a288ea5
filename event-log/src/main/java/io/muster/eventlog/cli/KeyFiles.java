package io.muster.eventlog.cli;

import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.json.JsonParseException;

/** The data keys as a file: one wrapped key a line, in MongoDB's extended JSON. */
final class KeyFiles {

  /** What the key database holds: data keys, and which key-encryption keys there have been. */
  private static final List<String> COLLECTIONS = List.of("keys", "generations");

  private KeyFiles() {}

  static long write(MongoDatabase keys, OutputStream out) throws IOException {
    long count = 0;
    for (String collection : COLLECTIONS) {
      for (Document each : keys.getCollection(collection).find()) {
        out.write(
            (new Document(collection, each).toJson() + "\n").getBytes(StandardCharsets.UTF_8));
        count++;
      }
    }
    return count;
  }

  static long read(Path file, MongoDatabase keys) throws IOException {
    for (String collection : COLLECTIONS) {
      if (keys.getCollection(collection).find().first() != null) {
        throw new IllegalStateException(
            "the key database " + keys.getName() + " is not empty; name an empty one");
      }
    }
    long count = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Document read = Document.parse(line);
        String collection = read.keySet().stream().findFirst().orElse("");
        if (!COLLECTIONS.contains(collection)) {
          throw new IllegalStateException(file.getFileName() + " is not a file of keys");
        }
        keys.getCollection(collection).insertOne(read.get(collection, Document.class));
        count++;
      }
    } catch (JsonParseException e) {
      throw new IllegalStateException(file.getFileName() + " is not a file of keys", e);
    }
    return count;
  }
}
