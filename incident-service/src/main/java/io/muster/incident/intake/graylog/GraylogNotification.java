package io.muster.incident.intake.graylog;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Graylog's HTTP notification. */
@Component
class GraylogNotification implements Source {

  static final String KIND = "graylog";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Graylog";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(EventMessage.read(delivery));
  }

  @Override
  public Optional<Duration> autoResolveAfter() {
    return Optional.of(Duration.ofHours(24));
  }
}
