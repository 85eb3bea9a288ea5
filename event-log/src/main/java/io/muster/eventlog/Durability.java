package io.muster.eventlog;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * What "recorded" means on the database at hand, chosen from its {@code hello}: majority and
 * journal on a replica set, one node and journal on a standalone.
 */
record Durability(WriteConcern write, ReadConcern read, boolean replicated) {

  static Durability of(MongoDatabase database) {
    Document hello = database.runCommand(new Document("hello", 1));
    boolean replicated = hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"));
    return replicated
        ? new Durability(WriteConcern.MAJORITY.withJournal(true), ReadConcern.MAJORITY, true)
        : new Durability(WriteConcern.W1.withJournal(true), ReadConcern.LOCAL, false);
  }

  MongoDatabase apply(MongoDatabase database) {
    return database
        .withWriteConcern(write)
        .withReadConcern(read)
        .withReadPreference(ReadPreference.primary());
  }
}
