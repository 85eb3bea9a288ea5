package io.muster.notification.oncall.readiness;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How much hangs on each service of the catalogue. */
@Component
@ProcessingGroup(ServiceTiers.GROUP)
class ServiceTiers {

  static final String GROUP = "notification.services";

  private static final String COLLECTION = "notification_services";
  private static final String NAME = "name";
  private static final String TIER = "tier";
  private static final int MOST = 1000;

  private final ReadModelWriter writer;
  private final MongoDatabase database;

  ServiceTiers(ReadModelWriter writer, MongoDatabase database) {
    this.writer = writer;
    this.database = database;
  }

  @EventHandler
  void on(CatalogServiceEvent event, Recorded recorded) {
    Document row =
        switch (event) {
          case CatalogServiceEvent.Registered it -> row(it.name(), it.tier());
          case CatalogServiceEvent.Changed it -> row(it.name(), it.tier());
          // The name stays, so that the row is not taken for one that never was.
          case CatalogServiceEvent.Retired it -> new Document(NAME, it.name());
        };
    writer.upsert(COLLECTION, event.serviceId(), recorded.position(), ignored -> row);
  }

  private static Document row(String name, int tier) {
    return new Document(NAME, name).append(TIER, tier);
  }

  /** The smallest tier among these services; null when the catalogue has none of them. */
  Integer mostCritical(Collection<String> names) {
    Document first =
        find(Filters.and(Filters.in(NAME, names), inCatalogue()), 1).stream()
            .findFirst()
            .orElse(null);
    return first == null ? null : first.getInteger(TIER);
  }

  /** The services of the catalogue, the most critical first; at most 1,000. */
  List<String> services() {
    return find(inCatalogue(), MOST).stream().map(row -> row.getString(NAME)).toList();
  }

  private static Bson inCatalogue() {
    return Filters.exists(TIER);
  }

  private List<Document> find(Bson filter, int limit) {
    return database
        .getCollection(COLLECTION)
        .find(filter)
        .sort(Sorts.ascending(TIER, NAME))
        .limit(limit)
        .into(new ArrayList<>());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel servicesReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
