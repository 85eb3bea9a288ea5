package io.muster.incident.intake.github;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.ChangeWords;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in a repository. Deployments, published releases and pushes to the
 * default branch are changes; of everything else nothing is recorded.
 */
final class RepositoryEvent {

  private static final int SHORT = 12;

  private final JsonNode event;
  private final Delivery delivery;
  private final String repository;
  private final String fullName;

  private RepositoryEvent(JsonNode event, Delivery delivery) {
    this.event = event;
    this.delivery = delivery;
    JsonNode known = event.path("repository");
    this.repository = Fields.text(known, "name", Fields.NAME);
    this.fullName = Fields.text(known, "full_name", Fields.NAME);
  }

  /**
   * Reads one.
   *
   * @return nothing when it is no change
   * @throws Refused 400 when it is none of GitHub's
   */
  static Optional<ReportedChange> read(Delivery delivery) {
    String kind = delivery.headers().getFirst(GitHub.EVENT_HEADER);
    if (kind == null) {
      throw Refused.of(400, "malformed-body", "The header X-GitHub-Event is missing.");
    }
    RepositoryEvent read = new RepositoryEvent(body(delivery), delivery);
    return switch (kind) {
      case "deployment" -> read.deployment(ChangeOutcome.STARTED, null);
      case "deployment_status" -> read.deploymentStatus();
      case "push" -> read.push();
      case "release" -> read.release();
      default -> Optional.empty();
    };
  }

  /** JSON, or a form with JSON in its field {@code payload}, as the webhook is set up. */
  static JsonNode body(Delivery delivery) {
    String type = delivery.headers().getFirst("Content-Type");
    JsonNode body;
    if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
      String payload =
          Delivery.decoded(new String(delivery.body(), StandardCharsets.UTF_8)).getFirst("payload");
      body = Delivery.json(payload == null ? "" : payload, "payload");
    } else {
      body = delivery.json();
    }
    if (!body.isObject()) {
      throw Refused.of(400, "malformed-body", "The body must be an object, as GitHub sends it.");
    }
    return body;
  }

  private Optional<ReportedChange> deploymentStatus() {
    JsonNode status = event.path("deployment_status");
    String state = Fields.text(status, "state", Fields.NAME);
    ChangeOutcome outcome = ChangeWords.outcome(state);
    // "inactive": a later deployment has taken its place.
    return outcome == ChangeOutcome.UNKNOWN ? Optional.empty() : deployment(outcome, status);
  }

  private Optional<ReportedChange> deployment(ChangeOutcome outcome, JsonNode status) {
    JsonNode deployment = event.path("deployment");
    String id = Fields.text(deployment, "id", Fields.NAME);
    if (id == null) {
      throw Refused.of(400, "malformed-body", "/deployment/id is missing.");
    }
    String environment = Fields.text(deployment, "environment", Fields.NAME);
    String ref = Fields.text(deployment, "ref", Fields.NAME);
    Instant at = Fields.instant(status == null ? deployment : status, "created_at");
    return change(
        "deployment/" + id,
        ChangeKind.DEPLOYMENT,
        environment,
        ref == null ? Fields.text(deployment, "sha", Fields.NAME) : ref,
        "Deployment of %s to %s".formatted(repository(), environment == null ? "?" : environment),
        Fields.text(deployment, "description", Fields.TEXT),
        Fields.text(deployment.path("creator"), "login", Fields.NAME),
        outcome,
        at,
        status == null
            ? new String[0]
            : new String[] {
              "Log", Fields.link(status, "log_url"),
              "Environment", Fields.link(status, "environment_url")
            });
  }

  private Optional<ReportedChange> push() {
    String ref = Fields.text(event, "ref", Fields.NAME);
    String branch = Fields.text(event.path("repository"), "default_branch", Fields.NAME);
    String after = Fields.text(event, "after", Fields.NAME);
    boolean deleted = event.path("deleted").asBoolean(false);
    if (deleted || after == null || branch == null || !("refs/heads/" + branch).equals(ref)) {
      return Optional.empty();
    }
    JsonNode head = event.path("head_commit");
    String message = Fields.text(head, "message", Fields.TEXT);
    return change(
        "push/%s/%s".formatted(fullName, after),
        ChangeKind.PUSH,
        null,
        Fields.shortened(after, SHORT + 1).replace("…", ""),
        message == null ? "Push to " + repository() : message.lines().findFirst().orElse(message),
        message,
        Fields.text(event.path("pusher"), "name", Fields.NAME),
        ChangeOutcome.UNKNOWN,
        Fields.instant(head, "timestamp"),
        "Comparison",
        Fields.link(event, "compare"));
  }

  private Optional<ReportedChange> release() {
    JsonNode release = event.path("release");
    String id = Fields.text(release, "id", Fields.NAME);
    if (!"published".equals(Fields.text(event, "action", Fields.NAME)) || id == null) {
      return Optional.empty();
    }
    String tag = Fields.text(release, "tag_name", Fields.NAME);
    return change(
        "release/" + id,
        ChangeKind.RELEASE,
        null,
        tag,
        "Release %s of %s".formatted(tag, repository()),
        Fields.text(release, "body", Fields.TEXT),
        Fields.text(release.path("author"), "login", Fields.NAME),
        ChangeOutcome.UNKNOWN,
        Fields.instant(release, "published_at"),
        "Release",
        Fields.link(release, "html_url"));
  }

  private Optional<ReportedChange> change(
      String key,
      ChangeKind kind,
      String environment,
      String version,
      String summary,
      String description,
      String author,
      ChangeOutcome outcome,
      Instant at,
      String... links) {
    return Optional.of(
        new ReportedChange(
            Fields.key(key),
            kind,
            repository,
            environment,
            version,
            Fields.shortened(summary, Fields.SUMMARY),
            description,
            ChangeWords.links(links),
            author,
            outcome,
            at == null ? delivery.receivedAt() : at));
  }

  private String repository() {
    return repository == null ? "a repository" : repository;
  }
}
