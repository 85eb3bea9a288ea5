package io.muster.eventlog.cli;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.LogDatabase;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Where the data keys lie, which is never the log's own database. */
final class KeyDatabaseOption {

  @Option(
      names = "--keys-uri",
      paramLabel = "URI",
      defaultValue = "${env:MUSTER_KEYS_MONGODB_URI}",
      description =
          "MongoDB connection string of the data keys, with the database in its path; by default"
              + " what MUSTER_KEYS_MONGODB_URI says, else the log's server and the log's name with"
              + " _keys after it.")
  private String uri;

  /** What is done with the keys; answers how many there were. */
  interface Work {
    long with(MongoDatabase keys) throws IOException;
  }

  long run(MongoClient logClient, MongoDatabase log, Work work) throws IOException {
    if (uri == null || uri.isBlank()) {
      return work.with(LogDatabase.durable(logClient.getDatabase(log.getName() + "_keys")));
    }
    ConnectionString connection;
    try {
      connection = new ConnectionString(uri);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the connection string of the keys is not valid", e);
    }
    if (connection.getDatabase() == null) {
      throw new IllegalStateException("the connection string of the keys names no database");
    }
    try (MongoClient client = MongoClients.create(connection)) {
      return work.with(LogDatabase.durable(client.getDatabase(connection.getDatabase())));
    }
  }
}
