package io.muster.notification.oncall;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.notification.oncall.CalendarFetch.Validators;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * When each calendar was read last, and what came of it. It is no record: were it lost, all
 * calendars would be read whole once more.
 */
@Component
class CalendarReads {

  private static final String GIVEN = "givenAt";
  private static final String READ = "readAt";
  private static final String WHOLE = "wholeAt";
  private static final String ETAG = "etag";
  private static final String MODIFIED = "lastModified";
  private static final String FAILURES = "failures";
  private static final String SINCE = "failingSince";
  private static final String WHY = "why";
  private static final String PEOPLE = "personIds";

  private final MongoCollection<Document> reads;

  CalendarReads(MongoDatabase database) {
    this.reads = database.getCollection("notification_calendar_reads");
  }

  /**
   * How a calendar stands.
   *
   * @param readAt when it was read last, the same or not, UTC; null while it never was
   * @param wholeAt when it was not the same as before, or was not asked whether it is; null
   *     likewise
   * @param validators of then
   * @param failures how often in a row it could not be read since
   * @param failingSince when that began; null while it can be read
   * @param why and what to do; null likewise
   * @param personIds to whom it ever gave leave
   */
  record Last(
      Instant readAt,
      Instant wholeAt,
      Validators validators,
      int failures,
      Instant failingSince,
      String why,
      Set<String> personIds) {

    static final Last NEVER = new Last(null, null, Validators.NONE, 0, null, null, Set.of());
  }

  /**
   * The last reading.
   *
   * @param givenAt when its address was given; what was with another address counts no more, but to
   *     whom it gave leave
   */
  Last of(String subscriptionId, Instant givenAt) {
    Document row = reads.find(Filters.eq("_id", subscriptionId)).first();
    if (row == null) {
      return Last.NEVER;
    }
    Set<String> people = Set.copyOf(row.getList(PEOPLE, String.class, List.of()));
    if (!Date.from(givenAt).equals(row.getDate(GIVEN))) {
      return new Last(null, null, Validators.NONE, 0, null, null, people);
    }
    return new Last(
        instant(row, READ),
        instant(row, WHOLE),
        new Validators(row.getString(ETAG), row.getString(MODIFIED)),
        row.getInteger(FAILURES, 0),
        instant(row, SINCE),
        row.getString(WHY),
        people);
  }

  private static Instant instant(Document row, String field) {
    return row.getDate(field) == null ? null : row.getDate(field).toInstant();
  }

  /** Before they are given leave, so that it can be taken back whatever happens. */
  void givesTo(String subscriptionId, Collection<String> personIds) {
    set(subscriptionId, Updates.addEachToSet(PEOPLE, List.copyOf(personIds)));
  }

  /** It was read whole, and leave is as it says. */
  void read(String subscriptionId, Instant givenAt, Validators validators, Instant at) {
    set(
        subscriptionId,
        Updates.combine(
            readable(givenAt, at),
            Updates.set(WHOLE, Date.from(at)),
            Updates.set(ETAG, validators.etag()),
            Updates.set(MODIFIED, validators.lastModified())));
  }

  /** It is the same as before. */
  void same(String subscriptionId, Instant givenAt, Instant at) {
    set(subscriptionId, readable(givenAt, at));
  }

  private static Bson readable(Instant givenAt, Instant at) {
    return Updates.combine(
        Updates.set(GIVEN, Date.from(givenAt)),
        Updates.set(READ, Date.from(at)),
        Updates.unset(FAILURES),
        Updates.unset(SINCE),
        Updates.unset(WHY));
  }

  /** It could not be read. */
  void failed(String subscriptionId, Instant givenAt, Last before, String why, Instant since) {
    set(
        subscriptionId,
        Updates.combine(
            Updates.set(GIVEN, Date.from(givenAt)),
            Updates.set(READ, before.readAt() == null ? null : Date.from(before.readAt())),
            Updates.set(WHOLE, before.wholeAt() == null ? null : Date.from(before.wholeAt())),
            Updates.set(ETAG, before.validators().etag()),
            Updates.set(MODIFIED, before.validators().lastModified()),
            Updates.set(FAILURES, before.failures() + 1),
            Updates.set(SINCE, Date.from(since)),
            Updates.set(WHY, why)));
  }

  private void set(String subscriptionId, Bson update) {
    reads.updateOne(Filters.eq("_id", subscriptionId), update, new UpdateOptions().upsert(true));
  }
}
