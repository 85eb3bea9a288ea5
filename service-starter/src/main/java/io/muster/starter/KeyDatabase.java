package io.muster.starter;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;

/**
 * Where data keys lie: never in the log's own database, so that a backup of the one is worth
 * nothing without the other, and the keys' backups can be thrown away sooner.
 */
record KeyDatabase(MongoDatabase database, MongoClient own) implements AutoCloseable {

  static KeyDatabase of(MongoClient client, MongoDatabase log, MusterProperties properties) {
    if (properties.keysMongodbUri() == null) {
      return new KeyDatabase(client.getDatabase(log.getName() + "_keys"), null);
    }
    ConnectionString keys = new ConnectionString(properties.keysMongodbUri());
    if (keys.getDatabase() == null) {
      throw new IllegalStateException(
          "MUSTER_KEYS_MONGODB_URI names no database: add one after the last slash, such as /muster_keys");
    }
    if (keys.getDatabase().equals(log.getName())
        && keys.getHosts().equals(new ConnectionString(properties.mongodbUri()).getHosts())) {
      throw new IllegalStateException(
          "MUSTER_KEYS_MONGODB_URI names the log's own database. Keys and log lie in different ones.");
    }
    MongoClient own = MongoClients.create(keys);
    return new KeyDatabase(own.getDatabase(keys.getDatabase()), own);
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
