package io.muster.incident.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.GroupingSet;
import io.muster.contracts.alert.IntegrationEvent.HeartbeatSet;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.contracts.alert.IntegrationEvent.LimitSet;
import io.muster.contracts.alert.IntegrationEvent.MappingSet;
import io.muster.contracts.alert.IntegrationEvent.OldKeyRetired;
import io.muster.contracts.alert.IntegrationEvent.SenderPinned;
import io.muster.contracts.drill.DrillIds;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Which alert sources there are; their keys are here only as hashes. */
@Component
@ProcessingGroup("incident.view")
public class Integrations {

  /** Its collection. */
  public static final String COLLECTION = "incident_integrations";

  private final MongoCollection<Document> integrations;
  private final ReadModelWriter writer;

  Integrations(MongoDatabase database, ReadModelWriter writer) {
    this.integrations = database.getCollection(COLLECTION);
    this.writer = writer;
    integrations.createIndex(Indexes.ascending("keyHash"));
    integrations.createIndex(Indexes.ascending("oldKeyHash"));
  }

  /** What administrators called these sources, by id. */
  public Map<String, String> names(Collection<String> integrationIds) {
    Map<String, String> names = new HashMap<>();
    for (Document row :
        integrations
            .find(Filters.in("_id", integrationIds))
            .projection(Projections.include("name"))) {
      names.put(row.getString("_id"), row.getString("name"));
    }
    return names;
  }

  /** All but those of drills, which nobody can send by. */
  List<Document> all() {
    return integrations
        .find(Filters.not(Filters.regex("_id", "^" + DrillIds.PREFIX)))
        .sort(Sorts.ascending("createdAt", "_id"))
        .into(new ArrayList<>());
  }

  Optional<String> withKeyHash(String keyHash) {
    return Optional.ofNullable(
            integrations
                .find(Filters.or(Filters.eq("keyHash", keyHash), Filters.eq("oldKeyHash", keyHash)))
                .projection(Projections.include("_id"))
                .first())
        .map(row -> row.getString("_id"));
  }

  @EventHandler
  void on(IntegrationEvent event, Recorded recorded) {
    writer.upsert(COLLECTION, event.aggregateId(), recorded.position(), row -> changed(row, event));
  }

  private static Document changed(Document row, IntegrationEvent event) {
    Date at = Date.from(event.at());
    switch (event) {
      case Created created ->
          row.append("name", created.name())
              .append("source", created.source())
              .append("keyHash", created.keyHash())
              .append("createdAt", at)
              .append("keySince", at);
      case KeyRotated rotated -> {
        forgetOldKey(row);
        if (rotated.oldKeyUntil() != null) {
          row.append("oldKeyHash", row.getString("keyHash"))
              .append("oldKeyUntil", Date.from(rotated.oldKeyUntil()));
        }
        row.append("keyHash", rotated.keyHash()).append("keySince", at);
      }
      case OldKeyRetired retired -> forgetOldKey(row);
      case MappingSet said -> row.append("mappingRevision", said.revision());
      case SenderPinned pinned -> row.append("sender", pinned.sender());
      case AutoResolveSet said ->
          row.append("autoResolveSet", true).append("autoResolveSeconds", said.afterSeconds());
      case LimitSet said -> row.append("perMinute", said.perMinute());
      case GroupingSet said ->
          row.append("groupingRevision", said.revision())
              .append("groupingLabels", said.labels())
              .append("groupingWindowSeconds", said.windowSeconds());
      case HeartbeatSet said -> row.append("heartbeatSeconds", said.everySeconds());
      case Disabled disabled -> {
        forgetOldKey(row);
        row.remove("keyHash");
        row.append("disabledAt", at);
      }
    }
    return row;
  }

  private static void forgetOldKey(Document row) {
    row.remove("oldKeyHash");
    row.remove("oldKeyUntil");
  }
}
