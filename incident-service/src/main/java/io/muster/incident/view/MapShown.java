package io.muster.incident.view;

import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.dependency.SaidBy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The dependency map as readers get it. */
final class MapShown {

  private MapShown() {}

  /**
   * A place on the map.
   *
   * @param partOf the repository or project it is a part of
   * @param catalogued whether it is in the catalogue
   * @param tier how much hangs on it: 1, most, to 4; missing when it is not in the catalogue
   * @param openIncidents that affect it and are not over
   * @param worst severity of those; missing when there is none
   */
  @Schema(
      name = "PlaceOnMap",
      requiredProperties = {"name", "kind", "catalogued", "openIncidents"})
  record Node(
      String name,
      NodeKind kind,
      String partOf,
      boolean catalogued,
      String displayName,
      String ownerTeam,
      Integer tier,
      int openIncidents,
      Severity worst) {}

  /**
   * One source's word.
   *
   * @param origin which file, repository or integration; missing for people
   * @param confidence 1 to 100, as it was said
   * @param where file and line
   * @param needs false: somebody said that it does not
   */
  @Schema(
      name = "MapEdgeSource",
      requiredProperties = {"source", "confidence", "lastSeen", "needs"})
  record Said(
      SaidBy source,
      String origin,
      int confidence,
      Instant lastSeen,
      String where,
      boolean needs) {}

  /**
   * One needs another.
   *
   * @param confidence 0 to 100, of all sources together, as far as they have not faded
   * @param denied somebody said that it does not; nothing walks along it
   * @param lastSeen when any source said it last, UTC
   */
  @Schema(
      name = "DependencyOnMap",
      requiredProperties = {"from", "to", "confidence", "denied", "lastSeen", "sources"})
  record Edge(
      String from,
      String to,
      int confidence,
      boolean denied,
      Instant lastSeen,
      List<Said> sources) {}

  /**
   * A part of the map.
   *
   * @param complete false when more than 1,000 places would be shown; look around one instead
   * @param rule how sources are weighed, with its version
   */
  @Schema(
      name = "DependencyMap",
      requiredProperties = {"nodes", "edges", "complete", "rule"})
  record Part(List<Node> nodes, List<Edge> edges, boolean complete, String rule) {}

  /**
   * A place that is reached.
   *
   * @param path the names from the service up to it
   * @param confidence of the least sure step on that way, 0 to 100
   */
  @Schema(
      name = "ReachedNode",
      requiredProperties = {"node", "path", "confidence"})
  record Reached(Node node, List<String> path, int confidence) {}

  /**
   * A team and what of its is hit.
   *
   * @param team missing for what nobody is known to look after
   */
  @Schema(name = "HitOwner", requiredProperties = "services")
  record Owner(String team, List<String> services) {}

  /**
   * What is hit when a service fails, and what may be behind it.
   *
   * @param up everything that needs it, the nearest first
   * @param down everything it needs, the nearest first
   * @param owners who looks after what is hit, those with most of it first
   */
  @Schema(
      name = "BlastRadius",
      requiredProperties = {"service", "up", "down", "owners", "rule"})
  record Blast(
      Node service, List<Reached> up, List<Reached> down, List<Owner> owners, String rule) {}

  /**
   * What one origin says.
   *
   * @param lastAt when it said something last, UTC
   * @param retired nothing of it holds any more
   */
  @Schema(
      name = "MapSource",
      requiredProperties = {"id", "source", "origin", "nodes", "edges", "lastAt", "retired"})
  record Origin(
      String id,
      DependencySource source,
      String origin,
      int nodes,
      int edges,
      Instant lastAt,
      boolean retired) {}

  /** Every origin there ever was, those that spoke last first. */
  @Schema(name = "MapSourceList", requiredProperties = "items")
  record Origins(List<Origin> items) {}

  /**
   * What a file says, and what became of it.
   *
   * @param changed whether it was news; false for a preview
   * @param position everything is in the log up to here; 0 when nothing was written
   */
  @Schema(
      name = "MapImported",
      requiredProperties = {"nodes", "edges", "changed", "position"})
  record Imported(List<MapNode> nodes, List<MapEdge> edges, boolean changed, long position) {}
}
