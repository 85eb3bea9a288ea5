package io.muster.incident.intake.heartbeat;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/**
 * A ping of Opsgenie's Heartbeat API. One of its keys may ping many heartbeats, one of Muster's is
 * one heartbeat; so the name in the address is passed over.
 */
class OpsgeniePing implements Source {

  static final String PATH = "/v2/heartbeats";

  private static final String SCHEME = "GenieKey ";

  @Override
  public String kind() {
    return HeartbeatSource.KIND;
  }

  @Override
  public String title() {
    return "Opsgenie Heartbeat API";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    String authorization = delivery.headers().getFirst(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    return Optional.of(
        Aside.of(said(202, "result", "PONG - Heartbeat received"), HeartbeatSource.NOTE));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public Answer refused(Refused why) {
    return said(
        why.status(), "message", why.status() == 401 ? "Could not authenticate" : why.getMessage());
  }

  private static Answer said(int status, String name, String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(name, text);
    body.put("took", 0.0);
    body.put("requestId", UUID.randomUUID().toString());
    return Answer.json(status, body);
  }

  @Override
  public int busyStatus() {
    return 429;
  }
}
