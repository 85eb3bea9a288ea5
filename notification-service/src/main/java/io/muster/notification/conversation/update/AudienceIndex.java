package io.muster.notification.conversation.update;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.update.AudienceEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which audiences there are. Who is in them is read from the log when somebody looks. */
@Component
@ProcessingGroup(AudienceIndex.GROUP)
class AudienceIndex {

  static final String GROUP = "notification.audiences";
  private static final String AUDIENCES = "notification_audiences";
  private static final int MOST = 500;

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  AudienceIndex(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
  }

  @EventHandler
  void on(AudienceEvent event, Recorded recorded) {
    writer.upsert(
        AUDIENCES,
        event.audienceId(),
        recorded.position(),
        row -> row.append("retired", event instanceof AudienceEvent.Retired));
  }

  /** The ids of audiences that hear of incidents. */
  List<String> audiences() {
    return database
        .getCollection(AUDIENCES)
        .find(Filters.eq("retired", false))
        .sort(Sorts.ascending("_id"))
        .limit(MOST)
        .map((Document row) -> row.getString("_id"))
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel audiencesReadModel() {
      return new ReadModel(GROUP, List.of(AUDIENCES));
    }
  }
}
