package io.muster.incident.review.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.muster.contracts.tracker.TrackerKind;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues of one repository as GitHub's REST API keeps them. */
final class GithubDouble extends TrackerDouble {

  private static final String REPOSITORY = "/repos/acme/shop";

  private final Clock clock;

  GithubDouble() {
    this(Clock.systemUTC());
  }

  /** Where the time is that whoever asks goes by. */
  GithubDouble(Clock clock) {
    this.clock = clock;
  }

  @Override
  TrackerKind kind() {
    return TrackerKind.GITHUB;
  }

  @Override
  String basePath() {
    return "";
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
  void checkHeaders(HttpExchange exchange) {
    assertThat(exchange.getRequestHeaders().getFirst("Accept"))
        .isEqualTo("application/vnd.github+json");
    assertThat(exchange.getRequestHeaders().getFirst("X-GitHub-Api-Version"))
        .isEqualTo("2022-11-28");
  }

  @Override
  Told answer(Asked asked) {
    String one = REPOSITORY + "/issues/" + issues.size();
    String what = asked.what();
    if (what.equals("GET " + REPOSITORY)) {
      return new Told(200, object().put("archived", false).put("has_issues", true));
    }
    if (what.equals("GET " + REPOSITORY + "/issues")) {
      return new Told(200, listed(asked));
    }
    if (what.equals("POST " + REPOSITORY + "/issues")) {
      return created(asked);
    }
    if (what.equals("GET " + one)) {
      return new Told(200, newest());
    }
    if (what.equals("PATCH " + one)) {
      return changed(asked);
    }
    if (what.equals("POST " + one + "/comments")) {
      comments.add(asked.body().path("body").asString());
      return new Told(201, object().put("id", comments.size()));
    }
    return notThere();
  }

  private ArrayNode listed(Asked asked) {
    assertThat(asked.query()).containsEntry("state", "all").containsEntry("per_page", "100");
    assertThat(Instant.parse(asked.query().get("since"))).isBefore(clock.instant());
    ArrayNode found = JSON.createArrayNode();
    // Pull requests are issues there.
    found.add(object().put("number", 900).put("body", "x").set("pull_request", object()));
    if (!late && asked.query().get("page").equals("1")) {
      issues.reversed().forEach(found::add);
    }
    return found;
  }

  private Told created(Asked asked) {
    assertThat(asked.body().propertyNames()).containsExactlyInAnyOrder("title", "body");
    int number = issues.size() + 1;
    ObjectNode issue =
        object()
            .put("number", number)
            .put("title", asked.body().path("title").asString())
            .put("body", asked.body().path("body").asString())
            .put("state", "open")
            .put("html_url", "https://github.example/acme/shop/issues/" + number);
    issue.putNull("state_reason").putNull("assignee");
    issues.add(issue);
    return new Told(201, issue);
  }

  private Told changed(Asked asked) {
    asked
        .body()
        .properties()
        .forEach(
            field -> {
              assertThat(field.getKey()).isIn("title", "state", "state_reason");
              newest().set(field.getKey(), field.getValue());
            });
    return new Told(200, newest());
  }

  @Override
  void close(boolean asDone) {
    newest().put("state", "closed").put("state_reason", asDone ? "completed" : "not_planned");
  }

  @Override
  void reopen() {
    newest().put("state", "open").put("state_reason", "reopened");
  }

  @Override
  void assign(String person) {
    newest().set("assignee", object().put("login", person));
  }

  @Override
  String text() {
    return newest().path("title").asString() + "\n" + newest().path("body").asString();
  }

  @Override
  boolean isOpen() {
    return newest().path("state").asString().equals("open");
  }
}
