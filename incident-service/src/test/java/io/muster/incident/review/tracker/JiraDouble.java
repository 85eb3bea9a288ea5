package io.muster.incident.review.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.tracker.TrackerKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues of one project as Jira keeps them, in the cloud (REST v3) or on a server (REST v2). */
final class JiraDouble extends TrackerDouble {

  private final TrackerKind kind;
  private final String api;

  JiraDouble(TrackerKind kind) {
    this.kind = kind;
    this.api = kind == TrackerKind.JIRA_CLOUD ? "/rest/api/3" : "/jira/rest/api/2";
  }

  @Override
  TrackerKind kind() {
    return kind;
  }

  @Override
  String basePath() {
    return cloud() ? "" : "/jira";
  }

  @Override
  String project() {
    return "SHOP";
  }

  @Override
  String authorization() {
    return cloud()
        ? "Basic " + Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8))
        : "Bearer " + SECRET;
  }

  private boolean cloud() {
    return kind == TrackerKind.JIRA_CLOUD;
  }

  @Override
  Told answer(Asked asked) {
    String one = api + "/issue/SHOP-" + issues.size();
    String what = asked.what();
    if (what.equals("GET " + api + "/project/SHOP")) {
      ObjectNode project = object().put("key", "SHOP");
      project.putArray("issueTypes").addObject().put("name", "Task");
      return new Told(200, project);
    }
    if (what.equals("GET " + api + (cloud() ? "/search/jql" : "/search"))) {
      return found(asked);
    }
    if (what.equals("POST " + api + "/issue")) {
      return created(asked.body().path("fields"));
    }
    if (what.equals("GET " + one)) {
      assertThat(asked.query()).containsKey("fields");
      return new Told(200, newest());
    }
    if (what.equals("PUT " + one)) {
      asked
          .body()
          .path("fields")
          .properties()
          .forEach(each -> fields().set(each.getKey(), each.getValue()));
      return new Told(204, JSON.missingNode());
    }
    if (what.equals("POST " + one + "/comment")) {
      comments.add(words(asked.body().path("body")));
      return new Told(201, object().put("id", "1"));
    }
    if (what.equals("GET " + one + "/transitions")) {
      return new Told(200, transitions());
    }
    if (what.equals("POST " + one + "/transitions")) {
      return moved(asked.body().path("transition").path("id").asString());
    }
    return new Told(
        404, object().set("errorMessages", JSON.createArrayNode().add("Issue does not exist")));
  }

  private Told found(Asked asked) {
    String jql = asked.query().get("jql");
    assertThat(jql).matches("project = \"SHOP\" AND description ~ \"muster[0-9a-f]+\"");
    String marker = jql.replaceAll(".*\"(muster[0-9a-f]+)\"", "$1");
    ObjectNode page = object();
    ArrayNode found = page.putArray("issues");
    if (!late) {
      issues.stream()
          .filter(issue -> issue.path("fields").path("description").toString().contains(marker))
          .forEach(found::add);
    }
    return new Told(200, page);
  }

  private Told created(JsonNode wish) {
    assertThat(wish.path("project").path("key").asString()).isEqualTo("SHOP");
    assertThat(wish.path("issuetype").path("name").asString()).isEqualTo("Task");
    String key = "SHOP-" + (issues.size() + 1);
    ObjectNode issue = object().put("key", key);
    ObjectNode fields = issue.putObject("fields");
    fields.set("summary", wish.path("summary"));
    fields.set("description", wish.path("description"));
    words(wish.path("description"));
    if (wish.has("duedate")) {
      fields.set("duedate", wish.path("duedate"));
    }
    fields.putNull("assignee").putNull("resolution");
    issues.add(issue);
    reopen();
    return new Told(201, object().put("id", "10001").put("key", key));
  }

  private static ObjectNode transitions() {
    ObjectNode offered = object();
    ArrayNode steps = offered.putArray("transitions");
    step(steps, "11", "new");
    step(steps, "21", "indeterminate");
    step(steps, "31", "done");
    return offered;
  }

  private static void step(ArrayNode steps, String id, String category) {
    steps
        .addObject()
        .put("id", id)
        .putObject("to")
        .putObject("statusCategory")
        .put("key", category);
  }

  private Told moved(String step) {
    assertThat(step).isIn("11", "31");
    if (step.equals("31")) {
      close(true);
    } else {
      reopen();
    }
    return new Told(204, JSON.missingNode());
  }

  private ObjectNode fields() {
    return (ObjectNode) newest().path("fields");
  }

  private void status(String category) {
    fields().putObject("status").putObject("statusCategory").put("key", category);
  }

  @Override
  void close(boolean asDone) {
    status("done");
    fields().putObject("resolution").put("name", asDone ? "Done" : "Won't Do");
  }

  @Override
  void reopen() {
    status("new");
    fields().putNull("resolution");
  }

  @Override
  void assign(String person) {
    fields().putObject("assignee").put("displayName", person);
  }

  @Override
  String text() {
    return fields().path("summary").asString() + "\n" + words(fields().path("description"));
  }

  /** What a text says; fails when this Jira would not take it. */
  private String words(JsonNode text) {
    if (!cloud()) {
      assertThat(text.isString()).isTrue();
      return text.asString();
    }
    assertThat(text.path("type").asString()).isEqualTo("doc");
    assertThat(text.path("version").asInt()).isEqualTo(1);
    StringBuilder words = new StringBuilder();
    for (JsonNode paragraph : text.path("content")) {
      assertThat(paragraph.path("type").asString()).isEqualTo("paragraph");
      for (JsonNode part : paragraph.path("content")) {
        assertThat(part.path("text").asString()).isNotEmpty();
        words.append(part.path("text").asString()).append('\n');
      }
    }
    return words.toString();
  }

  @Override
  boolean isOpen() {
    return !fields().path("status").path("statusCategory").path("key").asString().equals("done");
  }
}
