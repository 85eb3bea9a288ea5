package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.SaidBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Puts what needs what together with who looks after it and what is wrong with it now. */
@Component
class MapPresenter {

  private static final int MOST_INCIDENTS = 1_000;

  private final Catalogue catalogue;
  private final IncidentRows incidents;

  MapPresenter(Catalogue catalogue, IncidentRows incidents) {
    this.catalogue = catalogue;
    this.incidents = incidents;
  }

  /** What is wrong with a service now. */
  private record Trouble(int incidents, Severity worst) {
    static final Trouble NONE = new Trouble(0, null);

    Trouble and(Severity more) {
      boolean worse = worst == null || more.worseThan(worst);
      return new Trouble(incidents + 1, worse ? more : worst);
    }
  }

  /** Presents with one look at the catalogue and the open incidents. */
  final class Look {
    private final ServiceMap services = catalogue.now();
    private final Map<String, Trouble> troubles = troubles();

    MapShown.Node node(DependencyGraph.Node node) {
      CatalogEntry entry = services.find(node.name()).orElse(null);
      Trouble trouble = troubles.getOrDefault(node.name(), Trouble.NONE);
      return new MapShown.Node(
          node.name(),
          node.kind(),
          node.partOf(),
          entry != null,
          entry == null ? null : entry.displayName(),
          entry == null ? null : entry.ownerTeam(),
          entry == null ? null : entry.tier(),
          trouble.incidents(),
          trouble.worst());
    }

    MapShown.Reached reached(DependencyGraph.Reached reached) {
      return new MapShown.Reached(
          node(reached.node()), reached.path(), percent(reached.confidence()));
    }
  }

  Look look() {
    return new Look();
  }

  static MapShown.Edge edge(DependencyGraph.Edge edge) {
    return new MapShown.Edge(
        edge.from(),
        edge.to(),
        percent(edge.confidence()),
        edge.denied(),
        edge.lastSeen(),
        edge.said().stream().map(MapPresenter::said).toList());
  }

  private static MapShown.Said said(DependencyGraph.Said said) {
    return new MapShown.Said(
        said.by(),
        said.by() == SaidBy.PERSON ? null : said.origin(),
        percent(said.confidence()),
        said.lastSeen(),
        said.where(),
        said.needs());
  }

  /** Who looks after these, those with most of them first. */
  static List<MapShown.Owner> owners(List<MapShown.Reached> hit) {
    Map<String, List<String>> byTeam =
        new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
    for (MapShown.Reached reached : hit) {
      byTeam
          .computeIfAbsent(reached.node().ownerTeam(), team -> new ArrayList<>())
          .add(reached.node().name());
    }
    return byTeam.entrySet().stream()
        .map(owned -> new MapShown.Owner(owned.getKey(), owned.getValue()))
        .sorted(
            Comparator.comparing((MapShown.Owner owner) -> owner.team() == null)
                .thenComparing(owner -> -owner.services().size()))
        .toList();
  }

  private Map<String, Trouble> troubles() {
    Map<String, Trouble> troubles = new HashMap<>();
    for (Document row :
        incidents.find(
            Filters.eq(IncidentRows.OPEN, true), Sorts.ascending("severity"), MOST_INCIDENTS)) {
      Severity severity = Severity.valueOf(row.getString("severity"));
      Set<String> services = new HashSet<>(row.getList("services", String.class));
      services.forEach(
          service ->
              troubles.put(service, troubles.getOrDefault(service, Trouble.NONE).and(severity)));
    }
    return troubles;
  }

  static int percent(double share) {
    return (int) Math.round(share * 100);
  }
}
