package io.muster.incident.insight.catalog;

import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.incident.insight.catalog.Catalogue.Listed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that was ever said of one service, by position in the log. */
final class ServiceHistory {

  private final TreeMap<Long, Optional<Listed>> versions = new TreeMap<>();

  /** Takes an event in; the same again changes nothing. */
  void add(long position, long sequence, CatalogServiceEvent event) {
    versions.put(
        position,
        CatalogEntry.after(event).map(entry -> new Listed(entry, sequence, position, event.at())));
  }

  /** What was known when the event at a position was recorded. */
  Optional<Listed> asOf(long position) {
    Map.Entry<Long, Optional<Listed>> last = versions.floorEntry(position);
    return last == null ? Optional.empty() : last.getValue();
  }

  /** What is known; nothing once it was retired. */
  Optional<Listed> newest() {
    return versions.isEmpty() ? Optional.empty() : versions.lastEntry().getValue();
  }
}
