package io.muster.incident.review.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.tracker.TrackerKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues of one project as GitLab's REST API keeps them. */
final class GitlabDouble extends TrackerDouble {

  private static final String PROJECT = "/api/v4/projects/acme%2Fshop";

  @Override
  TrackerKind kind() {
    return TrackerKind.GITLAB;
  }

  @Override
  String basePath() {
    return "/api/v4";
  }

  @Override
  String project() {
    return "acme/shop";
  }

  @Override
  String authorization() {
    return "Bearer " + SECRET;
  }

  @Override
  Told answer(Asked asked) {
    String one = PROJECT + "/issues/" + issues.size();
    String what = asked.what();
    if (what.equals("GET " + PROJECT)) {
      return new Told(200, object().put("archived", false).put("issues_access_level", "enabled"));
    }
    if (what.equals("GET " + PROJECT + "/issues")) {
      return new Told(200, found(asked));
    }
    if (what.equals("POST " + PROJECT + "/issues")) {
      return created(asked.body());
    }
    if (what.equals("GET " + one)) {
      return new Told(200, newest());
    }
    if (what.equals("PUT " + one)) {
      return changed(asked.body());
    }
    if (what.equals("POST " + one + "/notes")) {
      comments.add(asked.body().path("body").asString());
      return new Told(201, object().put("id", comments.size()));
    }
    return notThere();
  }

  private ArrayNode found(Asked asked) {
    assertThat(asked.query()).containsEntry("in", "description").containsEntry("scope", "all");
    ArrayNode found = JSON.createArrayNode();
    if (!late) {
      issues.stream()
          .filter(
              issue -> issue.path("description").asString().contains(asked.query().get("search")))
          .forEach(found::add);
    }
    return found;
  }

  private Told created(JsonNode body) {
    int number = issues.size() + 1;
    ObjectNode issue =
        object()
            .put("id", 7000 + number)
            .put("iid", number)
            .put("title", body.path("title").asString())
            .put("description", body.path("description").asString())
            .put("state", "opened")
            .put("web_url", "https://gitlab.example/acme/shop/-/issues/" + number);
    issue.putNull("moved_to_id").putArray("assignees");
    due(issue, body);
    issues.add(issue);
    return new Told(201, issue);
  }

  private Told changed(JsonNode body) {
    if (body.has("title")) {
      newest().set("title", body.path("title"));
    }
    due(newest(), body);
    switch (body.path("state_event").asString("")) {
      case "close" -> newest().put("state", "closed");
      case "reopen" -> reopen();
      default -> assertThat(body.has("title")).isTrue();
    }
    return new Told(200, newest());
  }

  private static void due(ObjectNode issue, JsonNode body) {
    String due = body.path("due_date").asString("");
    if (body.has("due_date")) {
      issue.put("due_date", due.isEmpty() ? null : due);
    }
  }

  /** Somebody moves the newest issue to another project, which closes the one left behind. */
  void move() {
    newest().put("state", "closed").put("moved_to_id", 9001);
  }

  @Override
  void close(boolean asDone) {
    newest().put("state", "closed");
  }

  @Override
  void reopen() {
    newest().put("state", "opened");
  }

  @Override
  void assign(String person) {
    newest().putArray("assignees").addObject().put("username", person);
  }

  @Override
  String text() {
    return newest().path("title").asString() + "\n" + newest().path("description").asString();
  }

  @Override
  boolean isOpen() {
    return newest().path("state").asString().equals("opened");
  }
}
