package io.muster.incident.intake.pagerduty;

import io.muster.incident.insight.ReportedChange;
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

/**
 * The other half of PagerDuty's Events API, version 2: changes, which notify nobody. Its keys are
 * those of the first half, so this is no kind of its own.
 */
final class ChangesV2 implements Source {

  static final String PATH = "/v2/change/enqueue";

  private final EventsV2 events;

  ChangesV2(EventsV2 events) {
    this.events = events;
  }

  @Override
  public String kind() {
    return events.kind();
  }

  @Override
  public String title() {
    return events.title();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return events.key(delivery);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public List<ReportedChange> changes(Delivery delivery) {
    return List.of(ChangeReader.read(delivery));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", "success");
    body.put("message", "Change event processed");
    return Answer.json(202, body);
  }

  @Override
  public Answer refused(Refused why) {
    return events.refused(why);
  }

  @Override
  public int busyStatus() {
    return events.busyStatus();
  }
}
