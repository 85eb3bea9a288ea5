package io.muster.reporting.ledger;

import io.muster.contracts.catalog.CatalogServiceEvent;
import java.util.List;

/** Says in plain English what was recorded about the services people look after. */
final class CatalogSentences {

  private CatalogSentences() {}

  static String of(CatalogServiceEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case CatalogServiceEvent.Registered e ->
          "%s entered the service %s into the catalogue: %s"
              .formatted(who, e.name(), known(e.tier(), e.dependsOn()));
      case CatalogServiceEvent.Changed e ->
          "%s said anew what is known of the service %s: %s"
              .formatted(who, e.name(), known(e.tier(), e.dependsOn()));
      case CatalogServiceEvent.Retired e ->
          "%s took the service %s out of the catalogue.".formatted(who, e.name());
    };
  }

  private static String known(int tier, List<String> dependsOn) {
    return dependsOn.isEmpty()
        ? "tier %d.".formatted(tier)
        : "tier %d, needs %s.".formatted(tier, Words.and(dependsOn));
  }
}
