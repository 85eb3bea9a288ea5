package io.muster.incident.triage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether Muster was there to hear. That nobody reported an alert means nothing while no
 * process, or no database, could take a report: afterwards sources get the time to repeat
 * themselves before anything ends by itself. Any one process that listens is enough.
 */
public class Listening {

  /** A restart is shorter; what is longer is an outage. */
  static final Duration OUTAGE = Duration.ofSeconds(60);

  /** Within this time a source that repeats itself every minute has done so. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final MongoCollection<Document> beats;
  private final List<AfterOutage> others;
  private final Clock clock;
  private Instant last = Instant.EPOCH;

  Listening(MongoDatabase database, List<AfterOutage> others, Clock clock) {
    this.beats = database.getCollection("incident_alert_listening");
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  /**
   * To be called before anything is ended or found silent, and every few seconds while there is
   * nothing of the kind to do. That there was an outage is written off only when everybody was
   * told, so that a process that dies meanwhile leaves it to the next.
   */
  public synchronized void now() {
    Instant now = clock.instant();
    if (now.isBefore(last.plus(BEAT))) {
      return;
    }
    Document before = beats.find(Filters.eq("_id", "alerts")).first();
    if (before != null) {
      tellAfterOutage(before.getDate("at").toInstant(), now);
    }
    beats.updateOne(
        Filters.eq("_id", "alerts"),
        Updates.max("at", Date.from(now)),
        new UpdateOptions().upsert(true));
    last = now;
  }

  private void tellAfterOutage(Instant heardLast, Instant now) {
    Duration deaf = Duration.between(heardLast, now);
    if (deaf.compareTo(OUTAGE) > 0) {
      others.forEach(other -> other.heardAgain(now));
      LOG.warn(
          "Nothing could be heard of alerts for {}: for the next {} none ends by itself",
          deaf,
          GRACE);
    }
  }
}
