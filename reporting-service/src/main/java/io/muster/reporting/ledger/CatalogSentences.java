package io.muster.reporting.ledger;

import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.classification.ClassificationEvent;
import java.util.List;

/** Says in plain English what was recorded about services, and about how bad incidents are. */
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

  static String of(ClassificationEvent event, Names names) {
    return switch (event) {
      case ClassificationEvent.Published e ->
          "%s published version %d of the matrix that says how bad incidents are: “%s”."
              .formatted(names.actor(e.by()), e.version(), names.text(e.reason()));
    };
  }

  private static String known(int tier, List<String> dependsOn) {
    return dependsOn.isEmpty()
        ? "tier %d.".formatted(tier)
        : "tier %d, needs %s.".formatted(tier, Words.and(dependsOn));
  }
}
