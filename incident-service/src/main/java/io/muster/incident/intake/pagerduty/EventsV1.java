package io.muster.incident.intake.pagerduty;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A tool that speaks PagerDuty's older Events API, version 1. Its clients send again after 5xx. */
@Component
class EventsV1 implements Source {

  static final String KIND = "pagerduty-v1";
  static final String PATH = "/generic/2010-04-15/create_event.json";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "PagerDuty Events v1";
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
    return EventsV2.key(delivery, "service_key");
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(OlderEventReader.read(delivery));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "success");
    body.put("message", "Event processed");
    body.put("incident_key", taken.key());
    return Answer.json(200, body);
  }

  @Override
  public Answer refused(Refused why) {
    return EventsV2.refused(why, "service_key");
  }
}
