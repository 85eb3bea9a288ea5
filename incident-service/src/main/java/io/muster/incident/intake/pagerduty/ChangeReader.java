package io.muster.incident.intake.pagerduty;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.ChangeWords;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads one change event of PagerDuty's Events API, version 2. It has no key of its own, so the
 * same body is the same change.
 */
final class ChangeReader {

  private ChangeReader() {}

  /**
   * Reads an event.
   *
   * @throws io.muster.starter.Refused 400 when something required is missing, in words like
   *     PagerDuty's
   */
  static ReportedChange read(Delivery delivery) {
    JsonNode event = delivery.json();
    JsonNode payload = event.path("payload");
    if (!payload.isObject()) {
      throw EventReader.invalid("'payload' is missing or blank");
    }
    String summary = Fields.text(payload, "summary", Fields.SUMMARY);
    if (summary == null) {
      throw EventReader.invalid("'payload.summary' is missing or blank");
    }
    JsonNode details = payload.path("custom_details");
    Instant at = Fields.instant(payload, "timestamp");
    return new ReportedChange(
        delivery.sha256(),
        ChangeWords.kind(Fields.text(details, "kind", Fields.NAME)),
        first(Fields.text(details, "service", Fields.NAME), payload, "source"),
        Fields.text(details, "environment", Fields.NAME),
        Stream.of("version", "revision", "build")
            .map(name -> Fields.text(details, name, Fields.NAME))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        summary,
        Fields.details(details, Fields.TEXT),
        links(event),
        Fields.text(details, "author", Fields.NAME),
        ChangeWords.outcome(Fields.text(details, "outcome", Fields.NAME)),
        at == null ? delivery.receivedAt() : at);
  }

  private static String first(String text, JsonNode payload, String name) {
    return text == null ? Fields.text(payload, name, Fields.NAME) : text;
  }

  private static List<AlertLink> links(JsonNode event) {
    List<AlertLink> links = new ArrayList<>();
    for (JsonNode link : event.path("links")) {
      EventReader.add(links, Fields.text(link, "text", Fields.NAME), Fields.link(link, "href"));
    }
    return links;
  }
}
