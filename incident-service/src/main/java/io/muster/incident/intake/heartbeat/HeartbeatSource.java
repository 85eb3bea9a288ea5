package io.muster.incident.intake.heartbeat;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Something whose only message is that it is well. Whatever it sends is kept and not looked into.
 */
@Component
class HeartbeatSource implements Source {

  static final String KIND = "heartbeat";
  static final String PATH = "/intake/heartbeat";
  static final String NOTE = "Heartbeat";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Heartbeat of a job or a tool";
  }

  /** No body: a scheduler would send what it prints by mail. */
  @Override
  public Optional<Aside> aside(Delivery delivery) {
    return Optional.of(Aside.of(new Answer(204, null, null), NOTE));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }
}
