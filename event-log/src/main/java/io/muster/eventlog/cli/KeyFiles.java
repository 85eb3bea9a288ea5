package io.muster.eventlog.cli;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.bson.json.JsonParseException;

/** The data keys as a file: one wrapped key a line, in MongoDB's extended JSON. */
final class KeyFiles {

  private static final String KEYS = "keys";

  private KeyFiles() {}

  static long write(MongoDatabase database, OutputStream out) throws IOException {
    long count = 0;
    for (Document key : database.getCollection(KEYS).find()) {
      out.write((key.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      count++;
    }
    return count;
  }

  static long read(Path file, MongoDatabase database) throws IOException {
    MongoCollection<Document> keys = database.getCollection(KEYS);
    if (keys.find().first() != null) {
      throw new IllegalStateException("this database holds keys already; name an empty one");
    }
    long count = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keys.insertOne(Document.parse(line));
        count++;
      }
    } catch (JsonParseException e) {
      throw new IllegalStateException(file.getFileName() + " is not a file of keys", e);
    }
    return count;
  }
}
