package io.muster.incident.intake.splunk;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Splunk's webhook alert action. It can send no header, so its key stands in the address. */
@Component
class SplunkWebhook implements Source {

  static final String KIND = "splunk";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Splunk";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(SearchMessage.read(delivery));
  }

  @Override
  public Optional<Duration> autoResolveAfter() {
    return Optional.of(Duration.ofHours(24));
  }
}
