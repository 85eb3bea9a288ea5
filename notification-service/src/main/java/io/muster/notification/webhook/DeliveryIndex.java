package io.muster.notification.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Which deliveries there are of each webhook, newest first. What came of them is in the log. */
@Component
@ProcessingGroup(DeliveryIndex.GROUP)
class DeliveryIndex {

  static final String GROUP = "notification.webhook-deliveries";

  private static final String DELIVERIES = "notification_webhook_deliveries";
  private static final String BEGAN = "began";

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  DeliveryIndex(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
    database
        .getCollection(DELIVERIES)
        .createIndex(
            Indexes.compoundIndex(Indexes.ascending("webhook"), Indexes.descending(BEGAN)));
  }

  /**
   * A row.
   *
   * @param began position of the first that is recorded about it
   */
  record Row(String deliveryId, long began) {}

  @EventHandler
  void on(WebhookDeliveryEvent event, Recorded recorded) {
    writer.upsert(
        DELIVERIES,
        event.deliveryId(),
        recorded.position(),
        row ->
            row.containsKey(BEGAN)
                ? row
                : row.append("webhook", event.message().webhookId())
                    .append(BEGAN, recorded.position()));
  }

  /** Deliveries of a webhook that began before a position, the newest first. */
  List<Row> before(String webhookId, long position, int most) {
    Bson which = and(eq("webhook", webhookId), lt(BEGAN, position));
    return database
        .getCollection(DELIVERIES)
        .find(which)
        .sort(Sorts.descending(BEGAN))
        .limit(most)
        .map((Document row) -> new Row(row.getString("_id"), row.getLong(BEGAN)))
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel webhookDeliveriesReadModel() {
      return new ReadModel(GROUP, List.of(DELIVERIES));
    }
  }
}
