package io.muster.incident.insight.catalog;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.catalog.CatalogServiceCommand.Put;
import io.muster.contracts.catalog.CatalogServiceCommand.Retire;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.catalog.CatalogServiceEvent.Changed;
import io.muster.contracts.catalog.CatalogServiceEvent.Registered;
import io.muster.contracts.catalog.CatalogServiceEvent.Retired;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One service people look after. Whether what it needs exists, and whether services need each other
 * in a circle, is not asked: both are so in real life.
 */
@Aggregate
class CatalogService {

  @AggregateIdentifier private String serviceId;
  private CatalogEntry known;

  CatalogService() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Put put, Clock clock) {
    if (put.onlyNew() && known != null) {
      throw Refused.conflict(
          "service-exists", "This service is in the catalogue already. Change it instead.");
    }
    CatalogEntry said = CatalogWording.entry(put);
    Instant now = clock.instant();
    if (known == null) {
      apply(
          new Registered(
              said.serviceId(),
              said.name(),
              said.displayName(),
              said.description(),
              said.ownerTeam(),
              said.tier(),
              said.dependsOn(),
              said.links(),
              put.by(),
              now));
    } else if (!said.equals(known)) {
      apply(
          new Changed(
              said.serviceId(),
              said.name(),
              said.displayName(),
              said.description(),
              said.ownerTeam(),
              said.tier(),
              said.dependsOn(),
              said.links(),
              put.by(),
              now));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire retire, Clock clock) {
    if (serviceId == null) {
      throw Refused.notFound("The service");
    }
    if (known != null) {
      apply(new Retired(serviceId, known.name(), retire.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(CatalogServiceEvent event) {
    serviceId = event.serviceId();
    known = CatalogEntry.after(event).orElse(null);
  }
}
