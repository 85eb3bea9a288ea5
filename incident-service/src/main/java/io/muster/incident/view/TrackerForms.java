package io.muster.incident.view;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.contracts.tracker.TrackerTrouble;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The forms in which issue trackers are set up, and shown what is tracked in them. */
final class TrackerForms {

  private TrackerForms() {}

  /**
   * A tracker as it is set up.
   *
   * @param url where its API begins: {@code https://api.github.com}, {@code
   *     https://gitlab.example/api/v4}, {@code https://acme.atlassian.net}; at the origin the
   *     operator allowed for the secret
   * @param project {@code owner/repository}, a project's path or number, or its key
   * @param issueType what an issue is made as, for Jira alone; left out: Task
   * @param secret the name of the setting it knows us by; never the secret itself
   */
  @Schema(
      name = "NewTracker",
      requiredProperties = {"name", "kind", "url", "project", "secret"},
      example =
          "{\"name\":\"Shop issues\",\"kind\":\"GITHUB\",\"url\":\"https://api.github.com\",\"project\":\"acme/shop\",\"secret\":\"github\"}")
  record Wish(
      String name, TrackerKind kind, String url, String project, String issueType, String secret) {}

  /**
   * How a tracker may tell of changes, and what came of it.
   *
   * @param path where it sends them, below Muster's own address
   * @param setting the operator's setting with what it proves itself with
   * @param listening whether that is set; else nothing is taken from it
   * @param heardAt when it told of one last, UTC; missing when it never did
   * @param refused how many requests in its name were not signed by it
   * @param refusedAt when the last of those came, UTC; missing when none did
   */
  @Schema(
      name = "TrackerWebhook",
      requiredProperties = {"path", "setting", "listening", "refused"})
  record Webhook(
      String path,
      String setting,
      boolean listening,
      Instant heardAt,
      long refused,
      Instant refusedAt) {}

  /**
   * A tracker.
   *
   * @param url for administrators alone
   * @param secret its name, for administrators alone
   * @param retired when nothing was handed to it any more; missing while something can be
   * @param trouble why it cannot be spoken to as the settings are; missing when it can
   * @param webhook for administrators alone
   */
  @Schema(
      name = "Tracker",
      requiredProperties = {"id", "name", "kind", "project", "changedBy", "changedAt", "version"})
  record One(
      String id,
      String name,
      TrackerKind kind,
      String url,
      String project,
      String issueType,
      String secret,
      Shown.By changedBy,
      Instant changedAt,
      Instant retired,
      String trouble,
      Webhook webhook,
      long version) {}

  /** Trackers by name, retired ones last. */
  @Schema(name = "TrackerList", requiredProperties = "items")
  record Trackers(List<One> items) {}

  /**
   * What can be set up.
   *
   * @param secrets the names of those the operator set
   */
  @Schema(
      name = "TrackerChoices",
      requiredProperties = {"kinds", "secrets"})
  record Choices(List<TrackerKind> kinds, List<String> secrets) {}

  /**
   * Whether a tracker lets Muster in.
   *
   * @param says what keeps it from it, and what to do; missing when nothing does
   */
  @Schema(name = "TrackerTest", requiredProperties = "works")
  record Test(boolean works, String says) {}

  /** To which tracker an action item is handed, by id. */
  @Schema(
      name = "HandToTracker",
      requiredProperties = "tracker",
      example = "{\"tracker\":\"tracker-5b0e\"}")
  record HandOver(String tracker) {}

  /**
   * What keeps an issue from being followed.
   *
   * @param advice who can do what about it
   * @param says the tracker's own words
   * @param since when it began, UTC
   */
  @Schema(
      name = "TrackingTrouble",
      requiredProperties = {"kind", "advice", "since"})
  record Trouble(TrackerTrouble kind, String advice, String says, Instant since) {}

  /**
   * Where an action item is tracked.
   *
   * @param trackerId the tracker
   * @param key the issue, as the tracker calls it; missing while it is being made
   * @param url where people look at it
   * @param state as it was seen last
   * @param title as it is there
   * @param assignee as the tracker calls them
   * @param due by when, as it says there
   */
  @Schema(
      name = "TrackedIn",
      requiredProperties = {"trackerId", "tracker", "by", "at"})
  record Tracked(
      String trackerId,
      String tracker,
      TrackerKind kind,
      String key,
      String url,
      IssueState state,
      String title,
      String assignee,
      LocalDate due,
      Trouble trouble,
      Shown.By by,
      Instant at) {}
}
