package io.muster.incident.intake.gitlab;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.ChangeWords;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.starter.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in a project. Deployments, releases, tags and pushes to the default
 * branch are changes; of everything else nothing is recorded.
 */
final class ProjectEvent {

  /** What GitLab sends as the new commit when a branch or tag was deleted. */
  private static final String DELETED = "0".repeat(40);

  private static final int SHORT = 12;
  private static final String TAG = "refs/tags/";

  /** Some of GitLab's times are ISO 8601, and some are like this. */
  private static final DateTimeFormatter OLDER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xx", Locale.ROOT);

  private final JsonNode event;
  private final Delivery delivery;
  private final String project;
  private final String path;

  private ProjectEvent(JsonNode event, Delivery delivery) {
    this.event = event;
    this.delivery = delivery;
    this.project = Fields.text(event.path("project"), "name", Fields.NAME);
    this.path = Fields.text(event.path("project"), "path_with_namespace", Fields.NAME);
  }

  /**
   * Reads one.
   *
   * @return nothing when it is no change
   * @throws Refused 400 when it is none of GitLab's
   */
  static Optional<ReportedChange> read(Delivery delivery) {
    JsonNode body = delivery.json();
    String kind = Fields.text(body, "object_kind", Fields.NAME);
    if (kind == null) {
      throw Refused.of(400, "malformed-body", "object_kind is missing, which GitLab always sends.");
    }
    ProjectEvent read = new ProjectEvent(body, delivery);
    return switch (kind) {
      case "deployment" -> read.deployment();
      case "push" -> read.push();
      case "tag_push" -> read.tag();
      case "release" -> read.release();
      default -> Optional.empty();
    };
  }

  private Optional<ReportedChange> deployment() {
    String id = Fields.text(event, "deployment_id", Fields.NAME);
    ChangeOutcome outcome = ChangeWords.outcome(Fields.text(event, "status", Fields.NAME));
    if (id == null || outcome == ChangeOutcome.UNKNOWN) {
      return Optional.empty();
    }
    String environment = Fields.text(event, "environment", Fields.NAME);
    return change(
        "deployment/%s/%s".formatted(path, id),
        ChangeKind.DEPLOYMENT,
        environment,
        Fields.text(event, "short_sha", Fields.NAME),
        "Deployment of %s to %s".formatted(project(), environment == null ? "?" : environment),
        Fields.text(event, "commit_title", Fields.TEXT),
        Fields.text(event.path("user"), "name", Fields.NAME),
        outcome,
        instant("status_changed_at"),
        "Job",
        Fields.link(event, "deployable_url"),
        "Commit",
        Fields.link(event, "commit_url"));
  }

  private Optional<ReportedChange> push() {
    String after = Fields.text(event, "after", Fields.NAME);
    String branch = Fields.text(event.path("project"), "default_branch", Fields.NAME);
    if (after == null
        || after.equals(DELETED)
        || branch == null
        || !("refs/heads/" + branch).equals(Fields.text(event, "ref", Fields.NAME))) {
      return Optional.empty();
    }
    JsonNode last =
        event
            .path("commits")
            .valueStream()
            .filter(commit -> after.equals(Fields.text(commit, "id")))
            .findFirst()
            .orElse(event.path("no-commit"));
    String message = Fields.text(last, "message", Fields.TEXT);
    return change(
        "push/%s/%s".formatted(path, after),
        ChangeKind.PUSH,
        null,
        brief(after),
        message == null ? "Push to " + project() : message.lines().findFirst().orElse(message),
        message,
        Fields.text(event, "user_name", Fields.NAME),
        ChangeOutcome.UNKNOWN,
        Fields.instant(last, "timestamp"),
        "Commit",
        Fields.link(last, "url"));
  }

  private Optional<ReportedChange> tag() {
    String ref = Fields.text(event, "ref", Fields.NAME);
    String after = Fields.text(event, "after", Fields.NAME);
    if (ref == null || !ref.startsWith(TAG) || after == null || after.equals(DELETED)) {
      return Optional.empty();
    }
    String tag = ref.substring(TAG.length());
    return change(
        "tag/%s/%s/%s".formatted(path, tag, after),
        ChangeKind.RELEASE,
        null,
        tag.isEmpty() ? brief(after) : tag,
        "Tag %s of %s".formatted(tag, project()),
        Fields.text(event, "message", Fields.TEXT),
        Fields.text(event, "user_name", Fields.NAME),
        ChangeOutcome.UNKNOWN,
        null);
  }

  private Optional<ReportedChange> release() {
    String tag = Fields.text(event, "tag", Fields.NAME);
    if (tag == null || !"create".equals(Fields.text(event, "action", Fields.NAME))) {
      return Optional.empty();
    }
    return change(
        "release/%s/%s".formatted(path, tag),
        ChangeKind.RELEASE,
        null,
        tag,
        "Release %s of %s".formatted(tag, project()),
        Fields.text(event, "description", Fields.TEXT),
        null,
        ChangeOutcome.UNKNOWN,
        instant("released_at"),
        "Release",
        Fields.link(event, "url"));
  }

  private static String brief(String sha) {
    return sha.length() <= SHORT ? sha : sha.substring(0, SHORT);
  }

  private Instant instant(String name) {
    Instant iso = Fields.instant(event, name);
    String text = Fields.text(event, name, Fields.NAME);
    if (iso != null || text == null) {
      return iso;
    }
    try {
      Instant at = OffsetDateTime.parse(text.replace("UTC", "+0000"), OLDER).toInstant();
      return at.getEpochSecond() > 0 && at.isBefore(Instant.parse("9999-12-31T00:00:00Z"))
          ? at
          : null;
    } catch (DateTimeException e) {
      return null;
    }
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
            project,
            environment,
            version,
            Fields.shortened(summary, Fields.SUMMARY),
            description,
            ChangeWords.links(links),
            author,
            outcome,
            at == null ? delivery.receivedAt() : at));
  }

  private String project() {
    return project == null ? "a project" : project;
  }
}
