package io.muster.incident.intake.goalert;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** A tool that was set up for GoAlert's generic API. */
@Component
class GoAlert implements Source {

  static final String KIND = "goalert";
  static final String PATH = "/api/v2/generic/incoming";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "GoAlert generic API";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return delivery
        .parameter("token")
        .or(() -> Optional.ofNullable(IncomingAlert.form(delivery).getFirst("token")))
        .or(delivery::key);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(IncomingAlert.read(delivery));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    if (!MediaType.APPLICATION_JSON_VALUE.equals(delivery.headers().getFirst("Accept"))) {
      return new Answer(204, null, null);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("AlertID", number(delivery.integrationId() + " " + taken.key()));
    body.put("ServiceID", delivery.integrationId());
    body.put("IsNew", taken.outcome().opened() > 0);
    return Answer.json(200, body);
  }

  /** GoAlert numbers its alerts; Muster does not, so each problem has one made of its key. */
  private static long number(String key) {
    return Long.parseUnsignedLong(Sha256.hex(key).substring(0, 12), 16);
  }

  @Override
  public Answer refused(Refused why) {
    return new Answer(why.status(), MediaType.TEXT_PLAIN, why.getMessage() + "\n");
  }
}
