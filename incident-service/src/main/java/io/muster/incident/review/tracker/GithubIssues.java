package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackerTrouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues of a repository at GitHub. An issue is found again by listing what changed since, and not
 * by GitHub's search, which learns of new issues later.
 */
final class GithubIssues implements TrackerConnection {

  private static final int PAGE = 100;
  private static final int PAGES = 20;

  /** How far GitHub's clock may be from ours. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final TrackerCalls repository;

  /**
   * Issues of a repository.
   *
   * @param repository by its address in the API
   */
  GithubIssues(TrackerCalls repository) {
    this.repository = repository;
  }

  @Override
  public void look() throws TrackerTroubleException {
    JsonNode found = repository.get("");
    if (found.path("archived").asBoolean(false) || !found.path("has_issues").asBoolean(true)) {
      throw TrackerTroubleException.notDone(
          TrackerTrouble.REFUSED, "The repository is archived, or its issues are switched off.");
    }
  }

  @Override
  public Issue create(IssueText text) throws TrackerTroubleException {
    return issue(
        repository.send(
            "POST",
            "/issues",
            object().put("title", text.title()).put("body", Markdown.of(text.body()))));
  }

  @Override
  public Optional<Issue> find(String marker, Instant since) throws TrackerTroubleException {
    Instant from = since.minus(SKEW).truncatedTo(ChronoUnit.SECONDS);
    for (int page = 1; page <= PAGES; page++) {
      JsonNode issues =
          repository.get(
              "/issues?state=all&sort=created&direction=desc&since=%s&per_page=%d&page=%d"
                  .formatted(TrackerCalls.encoded(from.toString()), PAGE, page));
      Optional<JsonNode> found =
          issues
              .valueStream()
              .filter(each -> !each.has("pull_request"))
              .filter(each -> each.path("body").asString("").contains(marker))
              .findFirst();
      if (found.isPresent() || issues.size() < PAGE) {
        return found.map(GithubIssues::issue);
      }
    }
    throw TrackerTroubleException.notDone(
        TrackerTrouble.BUSY, "So many issues changed there that ours cannot be looked for.");
  }

  @Override
  public Issue read(String key) throws TrackerTroubleException {
    return issue(repository.get("/issues/" + key));
  }

  @Override
  public void update(String key, IssueText text) throws TrackerTroubleException {
    repository.send("PATCH", "/issues/" + key, object().put("title", text.title()));
    repository.send(
        "POST",
        "/issues/" + key + "/comments",
        object().put("body", Markdown.of(text.title() + "\n\n" + text.body())));
  }

  @Override
  public void set(String key, IssueState state) throws TrackerTroubleException {
    ObjectNode wish =
        switch (state) {
          case OPEN -> object().put("state", "open").put("state_reason", "reopened");
          case DONE -> object().put("state", "closed").put("state_reason", "completed");
          case NOT_PLANNED -> object().put("state", "closed").put("state_reason", "not_planned");
        };
    repository.send("PATCH", "/issues/" + key, wish);
  }

  private static Issue issue(JsonNode found) {
    return new Issue(
        found.path("number").asString(),
        found.path("html_url").asString(""),
        state(found),
        found.path("title").asString(""),
        found.path("assignee").path("login").asString(null),
        null,
        found.path("body").asString(""));
  }

  private static IssueState state(JsonNode found) {
    if (!found.path("state").asString("").equals("closed")) {
      return IssueState.OPEN;
    }
    return switch (found.path("state_reason").asString("")) {
      case "not_planned", "duplicate" -> IssueState.NOT_PLANNED;
      default -> IssueState.DONE;
    };
  }

  private static ObjectNode object() {
    return TrackerReplies.JSON.createObjectNode();
  }
}
