package io.muster.incident.response;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.LogDatabase;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Gives out the numbers people call incidents by. They ascend; one that was drawn and then not used
 * leaves a gap, and no number is ever given twice.
 */
@Component
public class IncidentNumbers {

  private final MongoCollection<Document> counters;

  IncidentNumbers(MongoDatabase database) {
    this.counters = LogDatabase.durable(database).getCollection("incident_counters");
  }

  /** The next number. */
  public long next() {
    return counters
        .findOneAndUpdate(
            Filters.eq("_id", "incident"),
            Updates.inc("last", 1L),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
        .getLong("last");
  }

  /** How people write a number. */
  public static String inWords(long number) {
    return "INC-" + number;
  }
}
