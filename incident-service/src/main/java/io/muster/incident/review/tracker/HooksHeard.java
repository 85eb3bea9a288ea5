package io.muster.incident.review.tracker;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * When each tracker told of a change last, and how often somebody did in its name who could not
 * prove to be it. It is how things go and no record: losing it loses what is shown, and nothing
 * else.
 */
@Component
public final class HooksHeard {

  private static final String HEARD = "heardAt";
  private static final String REFUSED = "refused";
  private static final String REFUSED_AT = "refusedAt";

  private final MongoCollection<Document> heard;

  HooksHeard(MongoDatabase database) {
    this.heard = database.getCollection("incident_tracker_hooks");
  }

  /**
   * What came for one tracker.
   *
   * @param heardAt when it told of a change last, UTC; null when it never did
   * @param refused how many requests were not signed by it
   * @param refusedAt when the last of those came, UTC; null when none did
   */
  public record Heard(Instant heardAt, long refused, Instant refusedAt) {

    /** Nothing yet. */
    public static final Heard NOTHING = new Heard(null, 0, null);
  }

  void heard(String trackerId, Instant now) {
    note(trackerId, Updates.max(HEARD, Date.from(now)));
  }

  void refused(String trackerId, Instant now) {
    note(
        trackerId,
        Updates.combine(Updates.inc(REFUSED, 1L), Updates.max(REFUSED_AT, Date.from(now))));
  }

  private void note(String trackerId, Bson what) {
    heard.updateOne(Filters.eq("_id", trackerId), what, new UpdateOptions().upsert(true));
  }

  /** By tracker; those nothing came for are missing. */
  public Map<String, Heard> all() {
    Map<String, Heard> all = new HashMap<>();
    for (Document one : heard.find()) {
      all.put(
          one.getString("_id"),
          new Heard(
              instant(one.getDate(HEARD)),
              Optional.ofNullable(one.getLong(REFUSED)).orElse(0L),
              instant(one.getDate(REFUSED_AT))));
    }
    return all;
  }

  private static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
