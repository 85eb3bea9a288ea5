package io.muster.incident.intake.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.starter.Hmac;
import io.muster.starter.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RepositoryEventTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final String REPOSITORY =
      "\"repository\":{\"id\":1,\"name\":\"checkout\",\"full_name\":\"shop/checkout\",\"default_branch\":\"main\"},"
          + "\"sender\":{\"login\":\"octocat\"}}";

  static final String DEPLOYMENT =
      """
      {"action":"created","deployment":{"url":"https://api.github.example/d/145988746","id":145988746,
      "sha":"f95f852bd8fca8fcc58a9a2d6c842781e32a215e","ref":"v1.42.0","task":"deploy","payload":{},"environment":"production",
      "description":"Faster answers","creator":{"login":"octocat"},"created_at":"2026-11-24T02:40:00Z","updated_at":"2026-11-24T02:40:00Z"},\
      """
          + REPOSITORY;

  static final String STATUS =
      """
      {"action":"created","deployment_status":{"id":209916254,"state":"success","creator":{"login":"octocat"},"description":"",
      "environment":"production","target_url":"","log_url":"https://ci.example/1","environment_url":"https://shop.example",
      "created_at":"2026-11-24T02:43:00Z"},"deployment":{"id":145988746,"sha":"f95f852b","ref":"v1.42.0","environment":"production",
      "created_at":"2026-11-24T02:40:00Z"},\
      """
          + REPOSITORY;

  static final String PUSH =
      """
      {"ref":"refs/heads/main","before":"6113728f27ae82c7b1a177c8d03f9e96e0adf246","after":"59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5",
      "created":false,"deleted":false,"forced":false,"compare":"https://github.example/shop/checkout/compare/a...b",
      "commits":[],"head_commit":{"id":"59b20b8d","message":"Cache prices\\n\\nAsked too often.","timestamp":"2026-11-24T04:30:00+02:00"},
      "pusher":{"name":"rosa"},\
      """
          + REPOSITORY;

  static final String RELEASE =
      """
      {"action":"published","release":{"id":11248810,"tag_name":"v1.42.0","name":"1.42","draft":false,"prerelease":false,
      "published_at":"2026-11-24T02:35:00Z","html_url":"https://github.example/shop/checkout/releases/v1.42.0","body":"Notes",
      "author":{"login":"octocat"}},\
      """
          + REPOSITORY;

  @Test
  void a_deployment_begins_and_its_status_says_what_became_of_it() {
    ReportedChange begun = read("deployment", DEPLOYMENT).orElseThrow();
    assertThat(begun.kind()).isEqualTo(ChangeKind.DEPLOYMENT);
    assertThat(begun.service()).isEqualTo("checkout");
    assertThat(begun.environment()).isEqualTo("production");
    assertThat(begun.version()).isEqualTo("v1.42.0");
    assertThat(begun.summary()).isEqualTo("Deployment of checkout to production");
    assertThat(begun.description()).isEqualTo("Faster answers");
    assertThat(begun.author()).isEqualTo("octocat");
    assertThat(begun.outcome()).isEqualTo(ChangeOutcome.STARTED);
    assertThat(begun.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:40:00Z"));
    ReportedChange done = read("deployment_status", STATUS).orElseThrow();
    assertThat(done.key()).isEqualTo(begun.key());
    assertThat(done.outcome()).isEqualTo(ChangeOutcome.SUCCEEDED);
    assertThat(done.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:43:00Z"));
    assertThat(done.links()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "failure, FAILED",
    "error, FAILED",
    "in_progress, STARTED",
    "queued, STARTED",
    "pending, STARTED"
  })
  void each_state_of_a_deployment_is_known(String state, ChangeOutcome outcome) {
    assertThat(read("deployment_status", STATUS.replace("success", state)).orElseThrow().outcome())
        .isEqualTo(outcome);
    assertThat(read("deployment_status", STATUS.replace("success", "inactive"))).isEmpty();
  }

  @Test
  void a_push_to_the_default_branch_is_a_change() {
    ReportedChange push = read("push", PUSH).orElseThrow();
    assertThat(push.kind()).isEqualTo(ChangeKind.PUSH);
    assertThat(push.version()).isEqualTo("59b20b8d5c6f");
    assertThat(push.summary()).isEqualTo("Cache prices");
    assertThat(push.description()).contains("Asked too often.");
    assertThat(push.author()).isEqualTo("rosa");
    assertThat(push.occurredAt()).isEqualTo(Instant.parse("2026-11-24T02:30:00Z"));
    assertThat(read("push", PUSH.replace("heads/main", "heads/try"))).isEmpty();
    assertThat(read("push", PUSH.replace("heads/main", "tags/v1"))).isEmpty();
    assertThat(read("push", PUSH.replace("\"deleted\":false", "\"deleted\":true"))).isEmpty();
  }

  @Test
  void a_published_release_is_a_change() {
    ReportedChange release = read("release", RELEASE).orElseThrow();
    assertThat(release.kind()).isEqualTo(ChangeKind.RELEASE);
    assertThat(release.version()).isEqualTo("v1.42.0");
    assertThat(release.summary()).isEqualTo("Release v1.42.0 of checkout");
    assertThat(release.links().getFirst().href()).endsWith("/v1.42.0");
    assertThat(read("release", RELEASE.replace("published\"", "edited\""))).isEmpty();
  }

  @Test
  void a_form_holds_the_same() {
    HttpHeaders headers = headers("push");
    headers.set("Content-Type", "application/x-www-form-urlencoded");
    byte[] body =
        ("payload=" + URLEncoder.encode(PUSH, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(RepositoryEvent.read(new Delivery(headers, null, body, NOW))).isPresent();
  }

  @Test
  void anything_else_is_nothing() {
    assertThat(read("star", "{\"action\":\"created\"}")).isEmpty();
    assertThat(read("workflow_run", "{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "", "{", "{\"deployment\":{}}"})
  void what_is_none_of_githubs_is_refused(String body) {
    assertThatThrownBy(() -> read("deployment", body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  /** The documented example of GitHub. */
  @Test
  void the_signature_is_githubs() {
    assertThat(
            Hmac.hex(
                "It's a Secret to Everybody", "Hello, World!".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Property(tries = 3000)
  void a_damaged_event_is_read_or_refused(@ForAll long seed) {
    String[][] events = {
      {"deployment", DEPLOYMENT},
      {"deployment_status", STATUS},
      {"push", PUSH},
      {"release", RELEASE}
    };
    for (String[] event : events) {
      Mutations.assertReadOrRefused(
          new GitHub(), headers(event[0]), Mutations.damage(event[1], seed));
    }
  }

  private static Optional<ReportedChange> read(String event, String body) {
    return RepositoryEvent.read(
        new Delivery(headers(event), null, body.getBytes(StandardCharsets.UTF_8), NOW));
  }

  private static HttpHeaders headers(String event) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(GitHub.EVENT_HEADER, event);
    return headers;
  }
}
