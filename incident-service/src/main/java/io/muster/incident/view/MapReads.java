package io.muster.incident.view;

import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.incident.insight.dependency.DependencyRows;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what needs what, who says so, and what is hit when something fails. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
@Tag(name = "map")
class MapReads {

  private static final int MOST_NODES = 1_000;
  private static final int MOST_HOPS = 10;

  private final DependencyMap map;
  private final DependencyRows rows;
  private final Catalogue catalogue;
  private final MapPresenter presenter;
  private final LiveStream stream;

  MapReads(
      DependencyMap map,
      DependencyRows rows,
      Catalogue catalogue,
      MapPresenter presenter,
      LiveStream stream) {
    this.map = map;
    this.rows = rows;
    this.catalogue = catalogue;
    this.presenter = presenter;
    this.stream = stream;
  }

  @GetMapping("/api/map")
  @Operation(
      operationId = "getMap",
      summary = "What needs what, around one place or altogether, with every source that says so")
  MapShown.Part part(
      @Parameter(description = "A name on the map; everything when left out")
          @RequestParam(required = false)
          String around,
      @Parameter(description = "How many steps to go to what needs it, 0 to 10")
          @RequestParam(defaultValue = "2")
          int up,
      @Parameter(description = "How many steps to go to what it needs, 0 to 10")
          @RequestParam(defaultValue = "2")
          int down,
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast)
      throws InterruptedException {
    requireHops(up, "up");
    requireHops(down, "down");
    await(atLeast);
    DependencyGraph graph = map.graph();
    Set<String> names = new TreeSet<>();
    if (around == null || around.isBlank()) {
      graph.nodes().forEach(node -> names.add(node.name()));
    } else {
      String centre = known(graph, around.strip()).name();
      names.add(centre);
      Stream.concat(graph.up(centre, up).stream(), graph.down(centre, down).stream())
          .forEach(reached -> names.add(reached.node().name()));
    }
    boolean complete = names.size() <= MOST_NODES;
    Set<String> shown = complete ? names : new TreeSet<>(names.stream().limit(MOST_NODES).toList());
    MapPresenter.Look look = presenter.look();
    return new MapShown.Part(
        shown.stream().map(name -> look.node(graph.find(name).orElseThrow())).toList(),
        Stream.concat(graph.edges().stream(), graph.denied().stream())
            .filter(edge -> shown.contains(edge.from()) && shown.contains(edge.to()))
            .map(MapPresenter::edge)
            .toList(),
        complete,
        DependencyGraph.RULE);
  }

  @GetMapping("/api/services/{name}/blast-radius")
  @Operation(
      operationId = "getBlastRadius",
      summary = "What is hit when a service fails and who looks after that, and what it needs")
  MapShown.Blast blast(
      @PathVariable String name,
      @Parameter(description = "How many steps to go either way, 1 to 10")
          @RequestParam(defaultValue = "5")
          int hops,
      @RequestParam(required = false) Long atLeast)
      throws InterruptedException {
    requireHops(hops, "hops");
    await(atLeast);
    DependencyGraph graph = map.graph();
    String called =
        Catalogue.isId(name)
            ? catalogue.find(name).map(listed -> listed.entry().name()).orElse(name)
            : name;
    DependencyGraph.Node centre = known(graph, called);
    MapPresenter.Look look = presenter.look();
    List<MapShown.Reached> up = graph.up(centre.name(), hops).stream().map(look::reached).toList();
    return new MapShown.Blast(
        look.node(centre),
        up,
        graph.down(centre.name(), hops).stream().map(look::reached).toList(),
        MapPresenter.owners(up),
        DependencyGraph.RULE);
  }

  @GetMapping("/api/map/sources")
  @Operation(operationId = "listMapSources", summary = "Every origin that says what needs what")
  MapShown.Origins origins(@RequestParam(required = false) Long atLeast)
      throws InterruptedException {
    await(atLeast);
    return new MapShown.Origins(
        rows.origins().stream()
            .map(
                origin ->
                    new MapShown.Origin(
                        origin.id(),
                        origin.source(),
                        origin.origin(),
                        origin.nodes(),
                        origin.edges(),
                        origin.lastAt(),
                        origin.retired()))
            .toList());
  }

  private static DependencyGraph.Node known(DependencyGraph graph, String name) {
    return graph.find(name).orElseThrow(() -> Refused.notFound("A place of this name on the map"));
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      catalogue.await(atLeast, IncidentRefs.PATIENCE);
      stream.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  private static void requireHops(int hops, String name) {
    if (hops < 0 || hops > MOST_HOPS) {
      throw Refused.of(
          400, "bad-hops", "Ask for 0 to %d steps in \"%s\".".formatted(MOST_HOPS, name));
    }
  }
}
