package io.muster.incident.intake.changes;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.ChangeWords;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whatever can post a line of JSON when it changes something: a pipeline, a script, Argo CD. */
@Component
class PlainChanges implements Source {

  static final String KIND = "changes";

  private static final int MOST = 100;
  private static final int MOST_LINKS = 20;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Changes";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public List<ReportedChange> changes(Delivery delivery) {
    JsonNode body = delivery.json();
    if (!body.isArray()) {
      return List.of(change(body, "", delivery));
    }
    if (body.size() > MOST) {
      throw Refused.of(400, "malformed-body", "Send at most %d changes at once.".formatted(MOST));
    }
    List<ReportedChange> changes = new ArrayList<>();
    for (JsonNode each : body) {
      changes.add(change(each, "/" + changes.size(), delivery));
    }
    return changes;
  }

  private static ReportedChange change(JsonNode json, String where, Delivery delivery) {
    if (!json.isObject()) {
      throw Refused.of(
          400,
          "malformed-body",
          (where.isEmpty() ? "The body" : where) + " must be an object, or a list of them.");
    }
    String kind = Fields.text(json, "kind", Fields.NAME);
    String service = Fields.text(json, "service", Fields.NAME);
    String environment = Fields.text(json, "environment", Fields.NAME);
    String version = Fields.text(json, "version", Fields.NAME);
    String given = Fields.text(json, "summary", Fields.SUMMARY);
    if (given == null && service == null) {
      throw Refused.invalid(where + "/summary", "Say in a summary or a service what was changed.");
    }
    String summary =
        given == null
            ? Stream.of(kind == null ? "change" : kind, service, version, environment)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
            : given;
    String key = Fields.key(Fields.text(json, "key"));
    Instant at = Fields.instant(json, "occurredAt");
    return new ReportedChange(
        key == null ? Sha256.hex(delivery.sha256() + where) : key,
        ChangeWords.kind(kind),
        service,
        environment,
        version,
        Fields.shortened(summary, Fields.SUMMARY),
        Fields.text(json, "description", Fields.TEXT),
        links(json),
        Fields.text(json, "author", Fields.NAME),
        ChangeWords.outcome(Fields.text(json, "outcome", Fields.NAME)),
        at == null ? delivery.receivedAt() : at);
  }

  private static List<AlertLink> links(JsonNode json) {
    List<AlertLink> links = new ArrayList<>(ChangeWords.links("Link", Fields.link(json, "link")));
    for (JsonNode link : json.path("links")) {
      String href = Fields.link(link, "href");
      if (href != null && links.size() < MOST_LINKS) {
        links.add(new AlertLink(Fields.text(link, "text", Fields.NAME), href));
      }
    }
    return links;
  }
}
