package io.muster.starter.timer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import io.muster.starter.SharedCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Things that are due at an instant, each claimed by one process at a time for as long as its lease
 * runs. They are only a reminder: what they lead to is decided by an aggregate, so a timer that
 * fires twice does nothing twice.
 */
public class Timers {

  /** Longer than anything a claim is held for; a process that died is overtaken after it. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final String DUE = "dueAt";
  private static final String OWNER = "leaseOwner";
  private static final String LEASED_UNTIL = "leasedUntil";

  private static final int BYTES_OF_ONE = 300;

  private final MongoCollection<Document> timers;
  private final SharedCalls<Map<String, Instant>, Set<String>> extensions =
      new SharedCalls<>(some -> some.size() * BYTES_OF_ONE, this::extendAll);
  private final SharedCalls<String, Optional<Instant>> looks =
      new SharedCalls<>(id -> BYTES_OF_ONE, this::lookUp);
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();
  private volatile Runnable onChange = () -> {};

  /** Timers in a collection of their own. */
  public Timers(MongoDatabase database, String collection, Clock clock) {
    this.timers = database.getCollection(collection);
    this.clock = clock;
    timers.createIndex(Indexes.ascending(DUE));
  }

  /**
   * Reminds at an instant. A reminder that is there already stays as it is; one that is being dealt
   * with is looked at once more at that instant, as whoever deals with it may have read before what
   * is asked for now.
   */
  public void remind(String id, Instant dueAt) {
    Date due = Date.from(dueAt);
    Bson change = Updates.setOnInsert(DUE, due);
    while (!upsert(and(eq("_id", id), eq(OWNER, null)), change, dueAt)) {
      Bson held = and(eq("_id", id), ne(OWNER, null));
      if (timers.updateOne(held, free(Updates.set(DUE, due))).getMatchedCount() > 0) {
        changed(dueAt);
        return;
      }
      // It was dealt with in between, by what was read before.
      change = Updates.min(DUE, due);
    }
  }

  /** Reminds at an instant, unless there is a reminder, be it dealt with already or not. */
  public void remindIfNone(String id, Instant dueAt) {
    Bson change = Updates.setOnInsert(DUE, Date.from(dueAt));
    UpdateResult result = timers.updateOne(eq("_id", id), change, new UpdateOptions().upsert(true));
    if (result.getUpsertedId() != null) {
      onChange.run();
    }
  }

  /**
   * Makes or changes one.
   *
   * @return false when one is there that does not fit, which stays as it is
   */
  private boolean upsert(Bson which, Bson change, Instant dueAt) {
    try {
      timers.updateOne(which, change, new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
    changed(dueAt);
    return true;
  }

  /** What is due later is found in time by whoever looks anyway. */
  private void changed(Instant dueAt) {
    if (dueAt.isBefore(clock.instant().plus(TimerLoop.SAFETY_NET))) {
      onChange.run();
    }
  }

  /** A change which also takes it from whoever holds it. */
  private static Bson free(Bson change) {
    return Updates.combine(change, Updates.unset(OWNER), Updates.unset(LEASED_UNTIL));
  }

  /**
   * Moves reminders on, never back, and makes those that are not there. When it returns, all but
   * those it answers are as durable as the database it was given grants.
   *
   * @return those that are being dealt with at this moment, which it leaves alone: their time had
   *     come before anybody moved them
   */
  public Set<String> extend(Map<String, Instant> dueAt) {
    return extensions.ask(dueAt);
  }

  private List<Set<String>> extendAll(List<Map<String, Instant>> all) {
    Map<String, Instant> latest = new HashMap<>();
    all.forEach(
        some -> some.forEach((id, due) -> latest.merge(id, due, (a, b) -> a.isAfter(b) ? a : b)));
    Set<String> met = extend(latest.keySet(), latest);
    // Another process may have made one at the same moment; the second time it is there.
    Set<String> held = met.isEmpty() ? met : extend(met, latest);
    return all.stream().map(some -> these(held, some.keySet())).toList();
  }

  private static Set<String> these(Set<String> held, Set<String> asked) {
    return held.stream().filter(asked::contains).collect(Collectors.toSet());
  }

  private Set<String> extend(Collection<String> some, Map<String, Instant> dueAt) {
    List<String> ids = List.copyOf(some);
    if (ids.isEmpty()) {
      return Set.of();
    }
    List<UpdateOneModel<Document>> updates =
        ids.stream()
            .map(
                id ->
                    new UpdateOneModel<Document>(
                        and(eq("_id", id), eq(OWNER, null)),
                        Updates.max(DUE, Date.from(dueAt.get(id))),
                        new UpdateOptions().upsert(true)))
            .toList();
    try {
      timers.bulkWrite(updates, new BulkWriteOptions().ordered(false));
      return Set.of();
    } catch (MongoBulkWriteException e) {
      return met(ids, e);
    }
  }

  /** The ids an upsert could not make because they are there, but held by somebody. */
  private static Set<String> met(List<String> ids, MongoBulkWriteException e) {
    Set<String> met = new HashSet<>();
    for (BulkWriteError error : e.getWriteErrors()) {
      if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      met.add(ids.get(error.getIndex()));
    }
    if (e.getWriteConcernError() != null) {
      throw e;
    }
    return met;
  }

  /**
   * Moves a reminder on even when it is being dealt with; whoever does finds it no longer theirs.
   */
  public void takeOver(String id, Instant dueAt) {
    timers.updateOne(
        eq("_id", id), free(Updates.max(DUE, Date.from(dueAt))), new UpdateOptions().upsert(true));
  }

  /**
   * Puts off everything that is due before a moment to that moment, and takes it from whoever was
   * to deal with it.
   */
  public void putOff(Instant until) {
    timers.updateMany(lt(DUE, Date.from(until)), free(Updates.max(DUE, Date.from(until))));
  }

  /**
   * Makes a reminder due now, should there be one. Whoever deals with it at this moment finds it no
   * longer theirs, so that what they read before is looked at once more.
   */
  public void dueNow(String id) {
    dueNow(eq("_id", id));
  }

  /** Makes every reminder whose id begins so due now; see {@link #dueNow(String)}. */
  public void dueNowAlike(String prefix) {
    dueNow(and(gte("_id", prefix), lt("_id", prefix + Character.MAX_VALUE)));
  }

  /** Makes every reminder due now; see {@link #dueNow(String)}. */
  public void allDueNow() {
    dueNow(new Document());
  }

  private void dueNow(Bson which) {
    timers.updateMany(which, free(Updates.min(DUE, Date.from(clock.instant()))));
    onChange.run();
  }

  /**
   * Brings a reminder forward, never back, and makes it when it is not there. One that is being
   * dealt with is left to whoever does: its time had come already.
   *
   * @return false when it is being dealt with
   */
  public boolean hasten(String id, Instant dueAt) {
    return upsert(and(eq("_id", id), eq(OWNER, null)), Updates.min(DUE, Date.from(dueAt)), dueAt);
  }

  /** When a reminder is due; nothing when there is none. */
  public Optional<Instant> dueAt(String id) {
    return looks.ask(id);
  }

  /** When reminders are due; of one that is not there nothing is said. */
  public Map<String, Instant> dueAt(Collection<String> ids) {
    Map<String, Instant> found = new HashMap<>();
    timers
        .find(in("_id", ids))
        .forEach(timer -> found.put(timer.getString("_id"), timer.getDate(DUE).toInstant()));
    return found;
  }

  private List<Optional<Instant>> lookUp(List<String> ids) {
    Map<String, Instant> found = dueAt(ids);
    return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }

  /** Forgets reminders that have become pointless. */
  public void forget(Collection<String> ids) {
    timers.deleteMany(in("_id", ids));
  }

  /** Forgets a reminder that has become pointless. */
  public void forget(String id) {
    timers.deleteOne(eq("_id", id));
  }

  void onChange(Runnable listener) {
    onChange = listener;
  }

  /** The longest overdue timer nobody holds, now held by this process. */
  Optional<String> claim(Collection<String> heldHere) {
    Instant now = clock.instant();
    Document claimed =
        timers.findOneAndUpdate(
            and(lte(DUE, Date.from(now)), isFree(now), nin("_id", heldHere)),
            held(now),
            new FindOneAndUpdateOptions()
                .sort(Sorts.ascending(DUE))
                .returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(claimed).map(timer -> timer.getString("_id"));
  }

  /**
   * The longest overdue timers nobody holds, now held by this process, the longest overdue first.
   */
  List<String> claim(Collection<String> heldHere, int most) {
    Instant now = clock.instant();
    Date until = Date.from(now.plus(LEASE));
    List<String> due = new ArrayList<>();
    timers
        .find(and(lte(DUE, Date.from(now)), isFree(now), nin("_id", heldHere)))
        .projection(Projections.include("_id"))
        .sort(Sorts.ascending(DUE))
        .limit(most)
        .forEach(timer -> due.add(timer.getString("_id")));
    if (due.isEmpty()) {
      return due;
    }
    // What was moved on or claimed by another in between is not taken.
    long taken =
        timers
            .updateMany(and(in("_id", due), lte(DUE, Date.from(now)), isFree(now)), held(now))
            .getModifiedCount();
    if (taken < due.size()) {
      Set<String> mine = new HashSet<>();
      timers
          .find(and(in("_id", due), eq(OWNER, owner), eq(LEASED_UNTIL, until)))
          .forEach(timer -> mine.add(timer.getString("_id")));
      due.retainAll(mine);
    }
    return due;
  }

  /**
   * Has this process hold a reminder that is due now, and makes it when it is not there.
   *
   * @return false when it is due later or held already, and stays as it is
   */
  boolean take(String id) {
    Instant now = clock.instant();
    Bson due = and(eq("_id", id), lte(DUE, Date.from(now)), isFree(now));
    try {
      timers.updateOne(
          due,
          Updates.combine(Updates.setOnInsert(DUE, Date.from(now)), held(now)),
          new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  private Bson held(Instant now) {
    return Updates.combine(
        Updates.set(OWNER, owner), Updates.set(LEASED_UNTIL, Date.from(now.plus(LEASE))));
  }

  /** When the next one nobody holds is due. */
  Optional<Instant> nextDue(Collection<String> heldHere) {
    Document next =
        timers
            .find(and(isFree(clock.instant()), nin("_id", heldHere)))
            .sort(Sorts.ascending(DUE))
            .limit(1)
            .first();
    return Optional.ofNullable(next).map(timer -> timer.getDate(DUE).toInstant());
  }

  /** They were dealt with. */
  void done(Collection<String> ids) {
    timers.deleteMany(and(in("_id", ids), eq(OWNER, owner)));
  }

  /** It is to be looked at again later. */
  void again(String id, Instant dueAt) {
    timers.updateOne(
        and(eq("_id", id), eq(OWNER, owner)), free(Updates.set(DUE, Date.from(dueAt))));
  }

  private static Bson isFree(Instant now) {
    return or(eq(LEASED_UNTIL, null), lte(LEASED_UNTIL, Date.from(now)));
  }
}
