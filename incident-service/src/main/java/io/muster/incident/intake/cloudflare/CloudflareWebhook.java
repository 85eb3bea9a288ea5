package io.muster.incident.intake.cloudflare;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Cloudflare's notifications, which show the key in a header of their own. */
@Component
class CloudflareWebhook implements Source {

  static final String KIND = "cloudflare";

  private static final String SECRET_HEADER = "cf-webhook-auth";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Cloudflare";
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return Optional.ofNullable(delivery.headers().getFirst(SECRET_HEADER))
        .map(String::strip)
        .or(delivery::key);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(NotificationMessage.read(delivery));
  }

  @Override
  public Optional<Duration> autoResolveAfter() {
    return Optional.of(Duration.ofHours(24));
  }

  @Override
  public boolean saysWhenOver(Alert alert) {
    return NotificationMessage.endIsSent(alert);
  }
}
