package io.muster.incident.triage;

import java.util.Map;
import java.util.Set;

/** Of alerts without a steady start no ends are kept. */
final class NoEnds extends RecentEnds {

  @Override
  Map<String, Ended> latest(String integrationId, Set<String> alertKeys) {
    return Map.of();
  }

  @Override
  void keep(String integrationId, Map<String, Ended> ends) {
    throw new AssertionError("These alerts have no steady start");
  }
}
