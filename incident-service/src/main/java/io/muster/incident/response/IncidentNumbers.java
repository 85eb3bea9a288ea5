package io.muster.incident.response;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogDatabase;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.starter.SharedCalls;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives out the numbers people call incidents by. They ascend; one that was drawn and then not used
 * leaves a gap, and no number is ever given twice: where the counter is gone, as after a restore,
 * it goes on after the highest number in the log.
 */
@Component
public class IncidentNumbers {

  private static final Bson COUNTER = Filters.eq("_id", "incident");
  private static final String LAST = "last";
  private static final String OPENED = "incident.opened";
  private static final int COMMITS_AT_ONCE = 500;

  private final MongoCollection<Document> counters;
  private final EventLog log;

  /** Incidents that open together draw together. */
  private final SharedCalls<Integer, Long> drawing = new SharedCalls<>(one -> one, this::draw);

  IncidentNumbers(MongoDatabase database, EventLog log) {
    this.counters = LogDatabase.durable(database).getCollection("incident_counters");
    this.log = log;
  }

  /** The next number. */
  public long next() {
    return drawing.ask(1);
  }

  private List<Long> draw(List<Integer> each) {
    Document counter = draw(each.size());
    if (counter == null) {
      counters.updateOne(
          COUNTER, Updates.setOnInsert(LAST, highestInTheLog()), new UpdateOptions().upsert(true));
      counter = draw(each.size());
    }
    long last = counter.getLong(LAST);
    return LongStream.rangeClosed(last - each.size() + 1, last).boxed().toList();
  }

  /** How people write a number. */
  public static String inWords(long number) {
    return "INC-" + number;
  }

  private Document draw(long count) {
    return counters.findOneAndUpdate(
        COUNTER,
        Updates.inc(LAST, count),
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }

  private long highestInTheLog() {
    JsonMapper json = new JsonMapper();
    long highest = 0;
    long reached = 0;
    EventLog.Page page;
    do {
      page = log.readAfter(reached, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (event.type().equals(OPENED)) {
            highest = Math.max(highest, json.readTree(event.payload()).path("number").asLong());
          }
        }
        reached = commit.lastPosition();
      }
    } while (page.more());
    return highest;
  }
}
