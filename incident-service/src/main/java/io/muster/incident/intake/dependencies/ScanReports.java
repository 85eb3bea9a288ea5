package io.muster.incident.intake.dependencies;

import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What {@code muster-scan} found in a repository, from wherever it runs. It is all that is known of
 * that repository from then on.
 */
@Component
class ScanReports implements Source {

  private static final int USUAL_CONFIDENCE = 60;

  private final DependencyMap map;

  ScanReports(DependencyMap map) {
    this.map = map;
  }

  @Override
  public String kind() {
    return "dependencies";
  }

  @Override
  public String title() {
    return "Dependencies";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    Report report = report(delivery);
    DependencyMap.require(report.origin(), report.nodes(), report.edges());
    return List.of();
  }

  @Override
  public void done(Delivery delivery) {
    Report report = report(delivery);
    map.imported(DependencySource.SCAN, report.origin(), report.nodes(), report.edges());
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Report report = report(delivery);
    return Answer.json(202, Map.of("nodes", report.nodes().size(), "edges", report.edges().size()));
  }

  private record Report(String origin, List<MapNode> nodes, List<MapEdge> edges) {}

  private static Report report(Delivery delivery) {
    return delivery.once(Report.class, () -> read(delivery.json()));
  }

  private static Report read(JsonNode body) {
    if (!body.isObject()) {
      throw Refused.of(400, "malformed-body", "The body must be what muster-scan prints.");
    }
    List<MapNode> nodes = new ArrayList<>();
    for (JsonNode node : body.path("nodes")) {
      String where = "/nodes/" + nodes.size() + "/kind";
      nodes.add(
          new MapNode(
              Fields.text(node, "name"),
              kind(where, Fields.text(node, "kind")),
              Fields.text(node, "partOf", Fields.NAME)));
    }
    List<MapEdge> edges = new ArrayList<>();
    for (JsonNode edge : body.path("edges")) {
      edges.add(
          new MapEdge(
              Fields.text(edge, "from"),
              Fields.text(edge, "to"),
              edge.path("confidence").asInt(USUAL_CONFIDENCE),
              Fields.text(edge, "where")));
    }
    return new Report(Fields.text(body, "origin"), nodes, edges);
  }

  private static NodeKind kind(String pointer, String kind) {
    if (kind == null) {
      return NodeKind.SERVICE;
    }
    try {
      return NodeKind.valueOf(kind.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refused.invalid(
          pointer, "Say what it is: SERVICE, COMPONENT, DATABASE, QUEUE or EXTERNAL.");
    }
  }
}
