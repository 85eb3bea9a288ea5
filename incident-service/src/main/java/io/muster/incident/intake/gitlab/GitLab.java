package io.muster.incident.intake.gitlab;

import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** GitLab's webhooks, which show the key in a header of their own. */
@Component
class GitLab implements Source {

  static final String KIND = "gitlab";

  private static final String TOKEN_HEADER = "X-Gitlab-Token";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "GitLab";
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return Optional.ofNullable(delivery.headers().getFirst(TOKEN_HEADER))
        .map(String::strip)
        .or(delivery::key);
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of();
  }

  @Override
  public List<ReportedChange> changes(Delivery delivery) {
    return ProjectEvent.read(delivery).stream().toList();
  }
}
