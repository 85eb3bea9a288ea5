package io.muster.notification.statuspage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.statuspage.MaintenanceEvent;
import io.muster.contracts.statuspage.StatusPostEvent;
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
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which posts and planned works there are. What they say is read from the log. */
@Component
@ProcessingGroup(StatusIndex.GROUP)
class StatusIndex {

  static final String GROUP = "notification.status-page";
  private static final String POSTS = "notification_status_posts";
  private static final String MAINTENANCE = "notification_maintenance";
  private static final int MOST_POSTS = 1000;
  private static final int MOST_WORKS = 100;

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  StatusIndex(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
    database.getCollection(POSTS).createIndex(Indexes.ascending("at"));
    database.getCollection(MAINTENANCE).createIndex(Indexes.ascending("until"));
  }

  @EventHandler
  void on(StatusPostEvent event, Recorded recorded) {
    writer.upsert(
        POSTS, event.postId(), recorded.position(), row -> row.append("at", Date.from(event.at())));
  }

  @EventHandler
  void on(MaintenanceEvent event, Recorded recorded) {
    writer.upsert(
        MAINTENANCE,
        event.maintenanceId(),
        recorded.position(),
        row ->
            switch (event) {
              case MaintenanceEvent.Planned planned ->
                  row.append("until", Date.from(planned.until())).append("announced", true);
              case MaintenanceEvent.Withdrawn _ -> row.append("announced", false);
            });
  }

  /** The ids of posts since a moment, the newest first; at most 1,000. */
  List<String> postsSince(Instant moment) {
    return ids(POSTS, gte("at", Date.from(moment)), Sorts.descending("at", "_id"), MOST_POSTS);
  }

  /** The ids of planned works that end after a moment, the first to end first; at most 100. */
  List<String> worksEndingAfter(Instant moment) {
    return ids(
        MAINTENANCE,
        and(eq("announced", true), gte("until", Date.from(moment))),
        Sorts.ascending("until", "_id"),
        MOST_WORKS);
  }

  private List<String> ids(String collection, Bson filter, Bson order, int most) {
    return database
        .getCollection(collection)
        .find(filter)
        .sort(order)
        .limit(most)
        .map((Document row) -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel statusReadModel() {
      return new ReadModel(GROUP, List.of(POSTS, MAINTENANCE));
    }
  }
}
