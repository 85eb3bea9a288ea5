package io.muster.incident.intake.pagerduty;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A tool that speaks PagerDuty's Events API, version 2. Its clients send again after 429 and 5xx,
 * and show people what stands in {@code errors}.
 */
@Component
class EventsV2 implements Source {

  static final String KIND = "pagerduty-v2";
  static final String PATH = "/v2/enqueue";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "PagerDuty Events v2";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public boolean wantsShortKeys() {
    return true;
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return key(delivery, "routing_key");
  }

  static Optional<String> key(Delivery delivery, String keyField) {
    JsonNode event = delivery.json();
    if (!event.isObject()) {
      throw EventReader.invalid("Event object must be a JSON object");
    }
    return Optional.ofNullable(Fields.text(event, keyField));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(EventReader.read(delivery));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "success");
    body.put("message", "Event processed");
    body.put("dedup_key", taken.key());
    return Answer.json(202, body);
  }

  @Override
  public Answer refused(Refused why) {
    return refused(why, "routing_key");
  }

  /** There is no 401 in these APIs: a wrong key is one of the things an event is invalid for. */
  static Answer refused(Refused why, String keyField) {
    boolean ofTheKey = why.status() == 401 || why.status() == 403;
    boolean ofTheEvent = ofTheKey || why.status() == 400;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", ofTheEvent ? "invalid event" : "error");
    body.put("message", ofTheEvent ? "Event object is invalid" : why.getMessage());
    body.put(
        "errors", List.of(ofTheKey ? "'%s' is invalid".formatted(keyField) : why.getMessage()));
    return Answer.json(ofTheEvent ? 400 : why.status(), body);
  }

  @Override
  public int busyStatus() {
    return 429;
  }
}
