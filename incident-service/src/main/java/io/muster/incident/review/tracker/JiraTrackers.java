package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.starter.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Jira, in the cloud and on servers of one's own. */
@Component
class JiraTrackers implements TrackerProtocol {

  private final TrackerHttp http;

  JiraTrackers(TrackerHttp http) {
    this.http = http;
  }

  @Override
  public Set<TrackerKind> kinds() {
    return Set.of(TrackerKind.JIRA_CLOUD, TrackerKind.JIRA_SERVER);
  }

  @Override
  public TrackerConnection connect(Described tracker, URI base, String secret) {
    if (!tracker.project().matches("[A-Z][A-Z0-9_]+")) {
      throw Refused.invalid("/project", "Give the project's key, as in SHOP.");
    }
    if (tracker.issueType() == null) {
      throw Refused.invalid("/issueType", "Say what an issue is made as, such as Task.");
    }
    boolean cloud = tracker.kind() == TrackerKind.JIRA_CLOUD;
    JiraDialect dialect = cloud ? JiraDialect.CLOUD : JiraDialect.SERVER;
    String site = base.toString().replaceAll("/+$", "");
    String token = TrackerCalls.token(secret);
    return new JiraIssues(
        new TrackerCalls(
            http,
            URI.create(site + dialect.apiPath()),
            cloud ? basic(token) : "Bearer " + token,
            Map.of("Accept", "application/json")),
        dialect,
        site,
        tracker.project(),
        tracker.issueType());
  }

  /** Jira Cloud knows an account by its address and a token of it. */
  private static String basic(String token) {
    if (token.indexOf(':') < 1) {
      throw Refused.invalid(
          "/secret",
          "The secret of a Jira Cloud is the account's address, a colon and its API token.");
    }
    return "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
  }
}
