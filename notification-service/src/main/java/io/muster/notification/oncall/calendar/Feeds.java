package io.muster.notification.oncall.calendar;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.FeedOpened;
import io.muster.contracts.oncall.OnCallEvent.FeedRevoked;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which feeds each person has. Addresses are not in it. */
@Component
@ProcessingGroup(Feeds.GROUP)
class Feeds {

  static final String GROUP = "notification.feeds";

  private static final String COLLECTION = "notification_feeds";
  private static final int MOST = 200;

  /**
   * A feed that opens.
   *
   * @param scheduleId null for the owner's own duty
   */
  record Feed(String id, String scheduleId, Instant openedAt) {}

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  Feeds(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
    database.getCollection(COLLECTION).createIndex(Indexes.ascending("personId", "openedAt"));
  }

  @EventHandler
  void on(OnCallEvent event, Recorded recorded) {
    switch (event) {
      case FeedOpened opened ->
          writer.upsert(
              COLLECTION,
              opened.feedId(),
              recorded.position(),
              row ->
                  row.append("personId", opened.personId())
                      .append("scheduleId", opened.scheduleId())
                      .append("openedAt", Date.from(opened.at()))
                      .append("revoked", false));
      case FeedRevoked revoked ->
          writer.upsert(
              COLLECTION,
              revoked.feedId(),
              recorded.position(),
              row -> row.append("revoked", true));
      default -> {}
    }
  }

  List<Feed> of(String personId) {
    return database
        .getCollection(COLLECTION)
        .find(Filters.and(Filters.eq("personId", personId), Filters.eq("revoked", false)))
        .sort(Sorts.descending("openedAt"))
        .limit(MOST)
        .map(
            (Document row) ->
                new Feed(
                    row.getString("_id"),
                    row.getString("scheduleId"),
                    row.getDate("openedAt").toInstant()))
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel feedsReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
