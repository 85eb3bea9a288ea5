package io.muster.incident.response.action;

import io.muster.contracts.action.Danger;
import io.muster.contracts.action.OfferedAction;
import io.muster.contracts.action.ServiceHit;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.incident.insight.dependency.DependencyMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which services may feel an action, as the dependency map and the catalogue know it now. */
@Component
class ActionBlast {

  private static final int HOPS = 5;
  private static final int MOST_RECORDED = 50;
  private static final int FIRST_TIER = 1;

  private final DependencyMap map;
  private final Catalogue catalogue;

  ActionBlast(DependencyMap map, Catalogue catalogue) {
    this.map = map;
    this.catalogue = catalogue;
  }

  /**
   * Who may feel it.
   *
   * @param hits all of them, the nearest first
   */
  record Radius(List<ServiceHit> hits) {

    /** As many as are recorded with the action. */
    List<ServiceHit> recorded() {
      return hits.stream().limit(MOST_RECORDED).toList();
    }

    /** Why the action needs somebody else's approval. */
    List<Danger> dangers(OfferedAction offered) {
      List<Danger> dangers = new ArrayList<>();
      if (offered.dangerous()) {
        dangers.add(Danger.MARKED);
      }
      if (hits.stream().anyMatch(hit -> hit.tier() != null && hit.tier() == FIRST_TIER)) {
        dangers.add(Danger.TIER_ONE_HIT);
      }
      return dangers;
    }
  }

  /** What acting on a service may mean for others; nothing is known when it is null. */
  Radius of(String service) {
    if (service == null) {
      return new Radius(List.of());
    }
    ServiceMap services = catalogue.now();
    return new Radius(
        Stream.concat(
                Stream.of(hit(service, 0, services)),
                map.graph().up(service, HOPS).stream()
                    .map(reached -> hit(reached.node().name(), reached.hops(), services)))
            .toList());
  }

  private static ServiceHit hit(String name, int hops, ServiceMap services) {
    return new ServiceHit(name, services.find(name).map(CatalogEntry::tier).orElse(null), hops);
  }
}
