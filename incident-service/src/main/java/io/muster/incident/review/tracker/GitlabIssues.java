package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackerTrouble;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues of a project at GitLab. */
final class GitlabIssues implements TrackerConnection {

  private final TrackerCalls project;

  /**
   * Issues of a project.
   *
   * @param project by its address in the API
   */
  GitlabIssues(TrackerCalls project) {
    this.project = project;
  }

  @Override
  public void look() throws TrackerTroubleException {
    JsonNode found = project.get("");
    if (found.path("archived").asBoolean(false)
        || found.path("issues_access_level").asString("").equals("disabled")) {
      throw TrackerTroubleException.notDone(
          TrackerTrouble.REFUSED, "The project is archived, or its issues are switched off.");
    }
  }

  @Override
  public Issue create(IssueText text) throws TrackerTroubleException {
    return issue(
        project.send("POST", "/issues", dated(text).put("description", Markdown.of(text.body()))));
  }

  @Override
  public Optional<Issue> find(String marker, Instant since) throws TrackerTroubleException {
    Optional<JsonNode> found =
        project
            .get("/issues?scope=all&in=description&search=" + TrackerCalls.encoded(marker))
            .valueStream()
            .filter(each -> each.path("description").asString("").contains(marker))
            .findFirst();
    return found.isEmpty() ? Optional.empty() : Optional.of(issue(found.get()));
  }

  @Override
  public Issue read(String key) throws TrackerTroubleException {
    return issue(project.get("/issues/" + key));
  }

  @Override
  public void update(String key, IssueText text) throws TrackerTroubleException {
    project.send("PUT", "/issues/" + key, dated(text));
    project.send(
        "POST",
        "/issues/" + key + "/notes",
        object().put("body", Markdown.of(text.title() + "\n\n" + text.body())));
  }

  @Override
  public void set(String key, IssueState state) throws TrackerTroubleException {
    project.send(
        "PUT",
        "/issues/" + key,
        object().put("state_event", state == IssueState.OPEN ? "reopen" : "close"));
  }

  /** An empty day takes one away. */
  private static ObjectNode dated(IssueText text) {
    return object()
        .put("title", text.title())
        .put("due_date", text.due() == null ? "" : text.due().toString());
  }

  /** Moving an issue closes the one that is left behind, and nothing was done by it. */
  private static Issue issue(JsonNode found) throws TrackerTroubleException {
    if (found.path("moved_to_id").isNumber()) {
      throw TrackerTroubleException.notDone(
          TrackerTrouble.MOVED, "It was moved to another project.");
    }
    String due = found.path("due_date").asString(null);
    return new Issue(
        found.path("iid").asString(),
        found.path("web_url").asString(""),
        found.path("state").asString("").equals("closed") ? IssueState.DONE : IssueState.OPEN,
        found.path("title").asString(""),
        found.path("assignees").path(0).path("username").asString(null),
        due == null ? null : LocalDate.parse(due),
        found.path("description").asString(""));
  }

  private static ObjectNode object() {
    return TrackerReplies.JSON.createObjectNode();
  }
}
