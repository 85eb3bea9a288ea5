package io.muster.reporting.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** When services were deployed, to tell which incidents began soon after. */
final class Deploys {

  /** So soon after a deployment an incident is said to have followed it. */
  static final Duration SOON = Duration.ofHours(1);

  private final Map<String, NavigableSet<Instant>> byService = new HashMap<>();

  Deploys(List<Deployments.Deployment> deployments) {
    deployments.forEach(
        each -> byService.computeIfAbsent(each.ofService(), any -> new TreeSet<>()).add(each.at()));
  }

  /** The services of an incident that were deployed within the hour before it was opened. */
  List<String> before(IncidentRow row) {
    return row.services().stream().filter(service -> soonAfter(service, row.openedAt())).toList();
  }

  private boolean soonAfter(String service, Instant moment) {
    NavigableSet<Instant> deployed = byService.get(service);
    Instant last = deployed == null ? null : deployed.floor(moment);
    return last != null && moment.isBefore(last.plus(SOON));
  }

  /** How much of a time is within the hour after a deployment of a service, from 0 to 1. */
  double share(String service, Instant from, Instant to) {
    Duration soon = Duration.ZERO;
    Instant reached = from;
    for (Instant deployed : byService.getOrDefault(service, new TreeSet<>())) {
      Instant begins = deployed.isBefore(reached) ? reached : deployed;
      Instant ends = deployed.plus(SOON).isAfter(to) ? to : deployed.plus(SOON);
      if (ends.isAfter(begins)) {
        soon = soon.plus(Duration.between(begins, ends));
        reached = ends;
      }
    }
    return (double) soon.toMillis() / Duration.between(from, to).toMillis();
  }
}
