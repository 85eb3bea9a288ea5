package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** GitHub, and GitHub Enterprise Server. */
@Component
class GithubTrackers implements TrackerProtocol {

  private final TrackerHttp http;

  GithubTrackers(TrackerHttp http) {
    this.http = http;
  }

  @Override
  public Set<TrackerKind> kinds() {
    return Set.of(TrackerKind.GITHUB);
  }

  @Override
  public TrackerConnection connect(Described tracker, URI base, String secret) {
    if (!tracker.project().matches("[\\w.-]+/[\\w.-]+")) {
      throw Refused.invalid("/project", "Give owner and repository, as in acme/shop.");
    }
    return new GithubIssues(
        new TrackerCalls(
            http,
            URI.create(base.toString().replaceAll("/+$", "") + "/repos/" + tracker.project()),
            "Bearer " + TrackerCalls.token(secret),
            Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28")));
  }
}
