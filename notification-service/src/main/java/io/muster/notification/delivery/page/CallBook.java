package io.muster.notification.delivery.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.ReadModelWriter;
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

  private final ReadModelWriter writer;
  private final MongoCollection<Document> calls;

  CallBook(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.calls = database.getCollection(COLLECTION);
    calls.createIndex(Indexes.ascending(TURN));
    calls.createIndex(Indexes.ascending(CHANNEL, DUE));
  }

  void asked(PageEvent.Requested page, long position) {
    writer.upsert(
        COLLECTION,
        page.pageId(),
        position,
        row ->
            new Document(TURN, turnOf(page))
                .append(CHANNEL, page.channel())
                .append(DUE, Date.from(page.dueAt())));
  }

  /** The ids of the other pages to the same person for the same step. */
  List<String> besides(PageEvent.Requested page) {
    return calls
        .find(Filters.and(Filters.eq(TURN, turnOf(page)), Filters.ne("_id", page.pageId())))
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

  private static String turnOf(PageEvent.Requested page) {
    return page.escalationId() + "/" + page.level() + "/" + page.personId();
  }
}
