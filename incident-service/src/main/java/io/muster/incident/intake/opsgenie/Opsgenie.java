package io.muster.incident.intake.opsgenie;

import io.muster.incident.intake.Answer;
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
import org.springframework.stereotype.Component;

/** A tool that speaks Opsgenie's Alert API. Its clients send again after 429 and 5xx. */
@Component
class Opsgenie implements Source {

  static final String KIND = "opsgenie";
  static final String PATH = "/v2/alerts";

  private static final String SCHEME = "GenieKey ";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Opsgenie Alert API";
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
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public Answer refused(Refused why) {
    return refused(why, UUID.randomUUID().toString());
  }

  static Answer refused(Refused why, String requestId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "message",
        switch (why.status()) {
          case 401 -> "Could not authenticate";
          case 422 -> "Request body is not processable. Please check the errors.";
          case 429 -> "You are making too many requests! " + why.getMessage();
          default -> why.getMessage();
        });
    if (!why.faults().isEmpty()) {
      Map<String, Object> errors = new LinkedHashMap<>();
      why.faults().forEach(fault -> errors.put(fault.pointer().substring(1), fault.detail()));
      body.put("errors", errors);
    }
    body.put("took", 0.0);
    body.put("requestId", requestId);
    return Answer.json(why.status(), body);
  }

  @Override
  public int busyStatus() {
    return 429;
  }
}
