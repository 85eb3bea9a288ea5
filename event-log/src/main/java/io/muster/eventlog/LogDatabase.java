package io.muster.eventlog;

import com.mongodb.client.MongoDatabase;

/**
 * The database as the log uses it: what it acknowledges is durable, what it reads will not be taken
 * back.
 */
public final class LogDatabase {

  private LogDatabase() {}

  /** The same database with the durable write concern and read concern its topology calls for. */
  public static MongoDatabase durable(MongoDatabase database) {
    return Durability.of(database).apply(database);
  }
}
