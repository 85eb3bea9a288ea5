package io.muster.incident.insight.catalog;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.catalog.CatalogServiceEvent.Changed;
import io.muster.contracts.catalog.CatalogServiceEvent.Registered;
import io.muster.contracts.catalog.CatalogServiceEvent.Retired;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogue says of a service.
 *
 * @param serviceId follows from the name
 * @param name what alerts and incidents call it, compared letter by letter
 * @param displayName how people call it; null when no otherwise
 * @param description or null
 * @param ownerTeam who looks after it; null when unsaid
 * @param tier how much hangs on it: 1, most, to 4
 * @param dependsOn the names of the services it needs, in or out of the catalogue
 * @param links where to look
 */
public record CatalogEntry(
    String serviceId,
    String name,
    String displayName,
    String description,
    String ownerTeam,
    int tier,
    List<String> dependsOn,
    List<AlertLink> links) {
  public CatalogEntry {
    dependsOn = List.copyOf(dependsOn);
    links = List.copyOf(links);
  }

  /** What is known after an event; nothing once it was retired. */
  static Optional<CatalogEntry> after(CatalogServiceEvent event) {
    return switch (event) {
      case Registered said ->
          Optional.of(
              new CatalogEntry(
                  said.serviceId(),
                  said.name(),
                  said.displayName(),
                  said.description(),
                  said.ownerTeam(),
                  said.tier(),
                  said.dependsOn(),
                  said.links()));
      case Changed said ->
          Optional.of(
              new CatalogEntry(
                  said.serviceId(),
                  said.name(),
                  said.displayName(),
                  said.description(),
                  said.ownerTeam(),
                  said.tier(),
                  said.dependsOn(),
                  said.links()));
      case Retired gone -> Optional.empty();
    };
  }
}
