package io.muster.incident.intake.heartbeat;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * A check-in of a heartbeat monitor of GoAlert's, whose id in the address is all it takes; here it
 * is the integration's key.
 */
class GoAlertHeartbeat implements Source {

  static final String PATH = "/api/v2/heartbeat";

  @Override
  public String kind() {
    return HeartbeatSource.KIND;
  }

  @Override
  public String title() {
    return "GoAlert heartbeat monitor";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    return Optional.of(Aside.of(new Answer(200, null, null), HeartbeatSource.NOTE));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  /** GoAlert knows no monitor where the id is wrong. */
  @Override
  public Answer refused(Refused why) {
    return new Answer(
        why.status() == 401 ? 404 : why.status(), MediaType.TEXT_PLAIN, why.getMessage() + "\n");
  }
}
