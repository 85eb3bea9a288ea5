package io.muster.incident.intake.victorops;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A tool that was set up for VictorOps, which is called Splunk On-Call now. */
@Component
class VictorOps implements Source {

  static final String KIND = "victorops";
  static final String PATH = "/integrations/generic/20131114/alert";

  private final String routingKey;

  @Autowired
  VictorOps() {
    this(null);
  }

  private VictorOps(String routingKey) {
    this.routingKey = routingKey;
  }

  /** The same for one request that said where it is to go. */
  VictorOps routed(String key) {
    return new VictorOps(key);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "VictorOps (Splunk On-Call)";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(RestAlert.read(delivery, routingKey));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("result", "success");
    body.put("entity_id", taken.key());
    return Answer.json(200, body);
  }

  @Override
  public Answer refused(Refused why) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("result", "failure");
    body.put("message", why.getMessage());
    return Answer.json(why.status(), body);
  }
}
