package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** GitLab, wherever it runs. */
@Component
class GitlabTrackers implements TrackerProtocol {

  private final TrackerHttp http;

  GitlabTrackers(TrackerHttp http) {
    this.http = http;
  }

  @Override
  public Set<TrackerKind> kinds() {
    return Set.of(TrackerKind.GITLAB);
  }

  @Override
  public TrackerConnection connect(Described tracker, URI base, String secret) {
    if (!tracker.project().matches("[0-9]+|[\\w.-]+(/[\\w.-]+)+")) {
      throw Refused.invalid(
          "/project", "Give the project's path or number, as in acme/shop or 42.");
    }
    return new GitlabIssues(
        new TrackerCalls(
            http,
            URI.create(
                base.toString().replaceAll("/+$", "")
                    + "/projects/"
                    + TrackerCalls.encoded(tracker.project())),
            "Bearer " + TrackerCalls.token(secret),
            Map.of("Accept", "application/json")));
  }
}
