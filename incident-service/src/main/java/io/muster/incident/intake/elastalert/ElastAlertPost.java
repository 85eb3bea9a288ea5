package io.muster.incident.intake.elastalert;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** ElastAlert 2, whose rules post each match. */
@Component
class ElastAlertPost implements Source {

  static final String KIND = "elastalert";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "ElastAlert 2";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(MatchMessage.read(delivery));
  }

  @Override
  public Optional<Duration> autoResolveAfter() {
    return Optional.of(Duration.ofHours(24));
  }
}
