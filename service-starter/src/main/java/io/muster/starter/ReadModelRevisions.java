package io.muster.starter;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.muster.eventlog.LogDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has read models built anew whose rows are of another revision than the one this Muster makes:
 * what an installation has after an update, or after going back to the version before. It is done
 * before this process follows the log, which then fills them from its first event.
 */
class ReadModelRevisions {

  private static final Logger LOG = LoggerFactory.getLogger(ReadModelRevisions.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final String REVISION = "revision";

  private final TokenStore tokens;
  private final MongoDatabase database;
  private final MongoCollection<Document> parked;
  private final MongoCollection<Document> revisions;
  private final Duration patience;

  /**
   * Does nothing yet.
   *
   * @param parked the dead letters of all groups
   * @param revisions keeps which revision the rows of a group are of; of the first nothing is kept
   * @param patience how long to wait for another process that follows the log for these rows;
   *     longer than one that was killed is taken to run
   */
  ReadModelRevisions(
      TokenStore tokens,
      MongoDatabase database,
      MongoCollection<Document> parked,
      String revisions,
      Duration patience) {
    this.tokens = tokens;
    this.database = database;
    this.parked = parked;
    this.revisions = LogDatabase.durable(database).getCollection(revisions);
    this.patience = patience;
  }

  /** Drops what is of another revision, with the place in the log up to which it was built. */
  ReadModelRevisions bringUpToDate(List<ReadModel> readModels) {
    readModels.forEach(this::bringUpToDate);
    return this;
  }

  private void bringUpToDate(ReadModel model) {
    long until = System.nanoTime() + patience.toNanos();
    while (revision(model) != model.revision()) {
      try {
        drop(model);
      } catch (UnableToClaimTokenException e) {
        if (System.nanoTime() > until) {
          LOG.error(
              "What people read of {} is of another revision than this version of Muster makes, and"
                  + " parts of it are missing or wrong: another copy of this service still follows"
                  + " the log for it. Stop all copies, then start them again with this version.",
              model.group());
          return;
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
  }

  private int revision(ReadModel model) {
    Document kept = revisions.find(eq("_id", model.group())).first();
    return kept == null ? 1 : kept.getInteger(REVISION);
  }

  /** Whoever is killed in the midst of it begins again, since tokens and revision come last. */
  private void drop(ReadModel model) {
    String group = model.group();
    ParallelRebuild.claim(tokens, group);
    int[] segments = tokens.fetchSegments(group);
    if (segments.length > 0) {
      LOG.warn(
          "What people read of {} is built anew from the log, as this version of Muster makes it"
              + " in another way. Until that is done it shows less than there is.",
          group);
      parked.deleteMany(eq("processingGroup", group));
      model.collections().forEach(name -> database.getCollection(name).deleteMany(new Document()));
      // That may have taken longer than a claim holds.
      ParallelRebuild.claim(tokens, group);
      for (int segment : segments) {
        tokens.deleteToken(group, segment);
      }
    }
    revisions.replaceOne(
        eq("_id", group),
        new Document("_id", group).append(REVISION, model.revision()),
        new ReplaceOptions().upsert(true));
  }
}
