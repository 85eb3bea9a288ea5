package io.muster.notification.oncall.readiness;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What became of every message to every person: one row for each page, notice and test. */
@Component
@ProcessingGroup(Deliveries.GROUP)
class Deliveries {

  static final String GROUP = "notification.deliveries";

  private static final String COLLECTION = "notification_deliveries";
  private static final String PERSON = "personId";
  private static final String METHOD = "methodId";
  private static final String TAKEN = "taken";
  private static final String AT = "at";

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  Deliveries(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
    database.getCollection(COLLECTION).createIndex(Indexes.ascending(PERSON, METHOD, AT));
  }

  @EventHandler
  void on(PageEvent event, Recorded recorded) {
    switch (event) {
      case PageEvent.Requested it -> asked(it.pageId(), it.personId(), it.methodId(), recorded);
      case PageEvent.AttemptStarted ignored -> {}
      case PageEvent.Sent it -> ended(it.pageId(), true, it.at(), recorded);
      case PageEvent.Failed it -> {
        if (it.retryAt() == null && it.attempt() > 0) {
          ended(it.pageId(), false, it.at(), recorded);
        }
      }
      case PageEvent.Receipt it -> {
        if (it.delivery().lost()) {
          ended(it.pageId(), false, it.at(), recorded);
        }
      }
    }
  }

  @EventHandler
  void on(NoticeEvent event, Recorded recorded) {
    switch (event) {
      case NoticeEvent.Requested it ->
          asked(it.noticeId(), it.personId(), Method.PUBLISHED, recorded);
      case NoticeEvent.Sent it -> ended(it.noticeId(), true, it.at(), recorded);
      case NoticeEvent.Failed it -> {
        if (it.retryAt() == null && it.attempt() > 0) {
          ended(it.noticeId(), false, it.at(), recorded);
        }
      }
    }
  }

  @EventHandler
  void on(ContactEvent.MethodTested test, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        "test-" + recorded.position(),
        recorded.position(),
        row ->
            row.append(PERSON, test.personId())
                .append(METHOD, test.methodId())
                .append(TAKEN, test.taken())
                .append(AT, Date.from(test.at())));
  }

  private void asked(String id, String personId, String methodId, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        id,
        recorded.position(),
        row -> row.append(PERSON, personId).append(METHOD, methodId));
  }

  private void ended(String id, boolean taken, Instant at, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        id,
        recorded.position(),
        row -> row.append(TAKEN, taken).append(AT, Date.from(at)));
  }

  /**
   * Whether the last message to a person over a method that was tried since an instant was taken,
   * and not lost later; nothing when none was tried.
   */
  Optional<Boolean> lastTaken(String personId, String methodId, Instant since) {
    Document last =
        database
            .getCollection(COLLECTION)
            .find(
                Filters.and(
                    Filters.eq(PERSON, personId),
                    // Rows from before there was more than one method name none.
                    Method.PUBLISHED.equals(methodId)
                        ? Filters.in(METHOD, methodId, null)
                        : Filters.eq(METHOD, methodId),
                    Filters.gte(AT, Date.from(since))))
            .sort(Sorts.descending(AT))
            .first();
    return Optional.ofNullable(last).map(row -> row.getBoolean(TAKEN));
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel deliveriesReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
