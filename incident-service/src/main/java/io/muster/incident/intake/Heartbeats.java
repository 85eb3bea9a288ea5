package io.muster.incident.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.LogDatabase;
import io.muster.incident.triage.AfterOutage;
import io.muster.incident.triage.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * When sources that are to be heard of were heard of last, and which of them are quiet. One
 * document each, which is at the same time the timer {@link HeartbeatWatch} wakes by: {@code dueAt}
 * says when to look again, and looking too early costs nothing.
 */
@Component
class Heartbeats implements AfterOutage {

  static final String COLLECTION = "incident_heartbeats";

  /** Beats closer together are written once. The grace is far longer. */
  private static final Duration TOGETHER = Duration.ofSeconds(1);

  private static final String LAST = "lastAt";
  private static final String SAID = "saidAt";
  private static final String ANEW = "anewAt";
  private static final String NOT_BEFORE = "notBefore";
  private static final String QUIET = "quiet";
  private static final String SINCE = "quiet.since";

  private final MongoCollection<Document> beats;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  Heartbeats(MongoDatabase database) {
    this.beats = LogDatabase.durable(database).getCollection(COLLECTION);
  }

  /**
   * A source that was found quiet.
   *
   * @param since when it was heard of last, or expected from, UTC
   * @param startsAt when the next beat was due, UTC
   * @param told whether its alert is durable
   */
  record Quiet(Instant since, Instant startsAt, boolean told) {}

  /**
   * What is known of a source.
   *
   * @param last when it was heard of last, UTC; null: never
   * @param anew from when its time counts anew because Muster was away; null: it does not
   * @param notBefore before when it is not found quiet, whatever else holds; null: no such moment
   * @param quiet null while it is not
   */
  record Known(Instant last, Instant anew, Instant notBefore, Quiet quiet) {}

  /**
   * A source was heard of. When it returns, that is durable, at most a second of it aside.
   *
   * @param at when, by Muster's clock, UTC
   */
  void heard(String integrationId, Duration every, Instant at) {
    Instant before = written.get(integrationId);
    if (before != null && !before.isAfter(at) && at.isBefore(before.plus(TOGETHER))) {
      return;
    }
    Document quiet = new Document("$gt", Arrays.asList("$" + QUIET, null));
    beats.updateOne(
        Filters.eq("_id", integrationId),
        List.of(
            new Document(
                "$set",
                new Document(LAST, new Document("$max", List.of("$" + LAST, Date.from(at))))
                    .append(
                        "dueAt",
                        either(
                            quiet,
                            Date.from(at),
                            new Document(
                                "$ifNull",
                                List.of("$dueAt", Date.from(Heartbeat.lateAt(at, every))))))
                    // Whoever holds it found it quiet; somebody has to look at it once more.
                    .append("leaseOwner", either(quiet, "$$REMOVE", "$leaseOwner"))
                    .append("leasedUntil", either(quiet, "$$REMOVE", "$leasedUntil")))),
        new UpdateOptions().upsert(true));
    written.put(integrationId, at);
  }

  private static Document either(Object condition, Object yes, Object no) {
    return new Document("$cond", List.of(condition, yes, no));
  }

  /** Somebody said how often it is to be heard of, or that it is not: it is looked at at once. */
  void said(String integrationId, Instant at, Instant now) {
    beats.updateOne(
        Filters.eq("_id", integrationId),
        Updates.combine(
            Updates.max(SAID, Date.from(at)),
            Updates.set("dueAt", Date.from(now)),
            Updates.unset("leaseOwner"),
            Updates.unset("leasedUntil")),
        new UpdateOptions().upsert(true));
  }

  Known find(String integrationId) {
    Document row = beats.find(Filters.eq("_id", integrationId)).first();
    return row == null
        ? new Known(null, null, null, null)
        : new Known(
            instant(row, LAST),
            instant(row, ANEW),
            instant(row, NOT_BEFORE),
            quiet(row).orElse(null));
  }

  /**
   * It is quiet, unless it was heard of meanwhile.
   *
   * @param last when it was heard of last, as found; null: never
   * @return whether it is
   */
  boolean begin(String integrationId, Instant last, Quiet quiet) {
    return beats
            .updateOne(
                Filters.and(
                    Filters.eq("_id", integrationId),
                    Filters.eq(LAST, last == null ? null : Date.from(last)),
                    Filters.eq(QUIET, null)),
                Updates.set(
                    QUIET,
                    new Document("since", Date.from(quiet.since()))
                        .append("startsAt", Date.from(quiet.startsAt()))
                        .append("told", false)))
            .getMatchedCount()
        == 1;
  }

  /** The alert about it is durable. */
  void told(String integrationId, Quiet quiet) {
    beats.updateOne(same(integrationId, quiet), Updates.set("quiet.told", true));
  }

  /** Its alert is over, durably. */
  void end(String integrationId, Quiet quiet) {
    beats.updateOne(same(integrationId, quiet), Updates.unset(QUIET));
  }

  private static Bson same(String integrationId, Quiet quiet) {
    return Filters.and(
        Filters.eq("_id", integrationId), Filters.eq(SINCE, Date.from(quiet.since())));
  }

  /** Since when those are that are quiet, by integration. */
  Map<String, Instant> quiet() {
    Map<String, Instant> quiet = new HashMap<>();
    beats
        .find(Filters.exists(QUIET))
        .forEach(row -> quiet(row).ifPresent(one -> quiet.put(row.getString("_id"), one.since())));
    return quiet;
  }

  /**
   * A beat may have been sent and lost. So the time counts anew, once for each beat that was heard:
   * else a source would never be found quiet where Muster is away every night.
   */
  @Override
  public void heardAgain(Instant back) {
    Document last = new Document("$max", List.of("$" + LAST, "$" + SAID));
    beats.updateMany(
        new Document(),
        List.of(
            new Document(
                "$set",
                new Document(NOT_BEFORE, Date.from(back.plus(Listening.GRACE)))
                    .append(
                        ANEW,
                        either(
                            new Document("$gt", List.of("$" + ANEW, last)),
                            "$" + ANEW,
                            Date.from(back))))));
  }

  private static Optional<Quiet> quiet(Document row) {
    return Optional.ofNullable(row.get(QUIET, Document.class))
        .map(
            quiet ->
                new Quiet(
                    instant(quiet, "since"),
                    instant(quiet, "startsAt"),
                    quiet.getBoolean("told", false)));
  }

  private static Instant instant(Document row, String name) {
    Date date = row.getDate(name);
    return date == null ? null : date.toInstant();
  }
}
