package io.muster.notification.delivery.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Which pages go to one person for one step. The paging process keeps it for itself: what people
 * read may be dropped and rebuilt at any moment.
 */
@Component
public class CallBook {

  private static final String COLLECTION = "notification_call_book";
  private static final String TURN = "turn";
  private static final String CHANNEL = "channel";
  private static final String DUE = "dueAt";

  /** More than wait for an answer at one time. */
  private static final int MOST = 1000;

  private final MongoCollection<Document> calls;

  CallBook(MongoDatabase database) {
    this.calls = database.getCollection(COLLECTION);
    calls.createIndex(Indexes.ascending(TURN));
    calls.createIndex(Indexes.ascending(CHANNEL, DUE));
  }

  /**
   * Notes pages before the first is asked for, so that the first to fail finds all others. They are
   * written at once, and not with the batch of events that is being handled: a page may fail before
   * that.
   */
  void planned(List<Request> pages) {
    calls.bulkWrite(pages.stream().map(CallBook::planned).toList());
  }

  private static UpdateOneModel<Document> planned(Request page) {
    return new UpdateOneModel<>(
        Filters.eq("_id", page.pageId()),
        Updates.combine(
            Updates.setOnInsert(
                TURN, turn(page.escalationId(), page.round(), page.level(), page.personId())),
            Updates.setOnInsert(CHANNEL, page.channel()),
            Updates.setOnInsert(DUE, Date.from(page.dueAt()))),
        new UpdateOptions().upsert(true));
  }

  /** The ids of the other pages to the same person for the same step. */
  List<String> besides(PageEvent.Requested page) {
    return calls
        .find(
            Filters.and(
                Filters.eq(
                    TURN, turn(page.escalationId(), page.round(), page.level(), page.personId())),
                Filters.ne("_id", page.pageId())))
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  /** The ids of the newest pages by one channel that were due since an instant. */
  public List<String> recent(String channel, Instant since) {
    return calls
        .find(Filters.and(Filters.eq(CHANNEL, channel), Filters.gte(DUE, Date.from(since))))
        .sort(Sorts.descending(DUE))
        .limit(MOST)
        .map(row -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  /** In the first round it is called by the level alone, as it was when there was no other. */
  private static String turn(String escalationId, int round, int level, String personId) {
    return escalationId + "/" + (round == 1 ? "" : round + "-") + level + "/" + personId;
  }
}
