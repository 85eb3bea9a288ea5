package io.muster.incident.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
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
import org.bson.conversions.Bson;
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

  List<Document> all() {
    return integrations.find().sort(Sorts.ascending("createdAt", "_id")).into(new ArrayList<>());
  }

  Optional<String> withKeyHash(String keyHash) {
    return Optional.ofNullable(
            integrations
                .find(Filters.eq("keyHash", keyHash))
                .projection(Projections.include("_id"))
                .first())
        .map(row -> row.getString("_id"));
  }

  @EventHandler
  void on(IntegrationEvent event, Recorded recorded) {
    Date at = Date.from(event.at());
    Bson change =
        switch (event) {
          case Created created ->
              Updates.combine(
                  Updates.set("name", created.name()),
                  Updates.set("keyHash", created.keyHash()),
                  Updates.set("createdAt", at),
                  Updates.set("keySince", at));
          case KeyRotated rotated ->
              Updates.combine(
                  Updates.set("keyHash", rotated.keyHash()), Updates.set("keySince", at));
          case Disabled disabled ->
              Updates.combine(Updates.unset("keyHash"), Updates.set("disabledAt", at));
        };
    writer.upsert(COLLECTION, event.aggregateId(), recorded.position(), change);
  }
}
