package io.muster.incident.review.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.review.ReviewCommand.MoveAction;
import io.muster.contracts.tracker.TrackedItemCommand.BeginCreation;
import io.muster.contracts.tracker.TrackedItemCommand.Link;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.incident.review.ReviewRegister;
import io.muster.incident.review.tracker.TrackerDouble.Told;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** The whole service, a double of GitHub, a clock that can be put forward, a desk that can die. */
class TrackingIT {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static final Clock CLOCK =
      ((InstantSource) () -> Instant.now().plus(AHEAD.get())).withZone(ZoneOffset.UTC);
  private static final GithubDouble GITHUB = new GithubDouble(CLOCK);

  @RegisterExtension static final TestService SERVICE = new TestService(World.class);

  @Configuration(proxyBeanMethods = false)
  static class World {
    @Bean
    @Primary
    Clock later() {
      return CLOCK;
    }

    @Bean
    @Primary
    TrackerProperties settings() {
      return new TrackerProperties(
          Map.of("shop", TrackerDouble.SECRET, "wrong", "a-token-nobody-knows-there"),
          Map.of("shop", GITHUB.origin(), "wrong", GITHUB.origin()),
          Map.of("shop", "a-secret-of-the-hook"));
    }

    @Bean
    @Primary
    MortalTrackingDesk mortalTrackingDesk(
        TrackedItems tracked,
        Trackers trackers,
        TrackerConnections connections,
        ReviewRegister reviews,
        Departures departures,
        CommandSender sender,
        MusterProperties properties) {
      return new MortalTrackingDesk(
          tracked, trackers, connections, reviews, departures, sender, properties);
    }
  }

  @AfterAll
  static void the_double_stops() {
    GITHUB.close();
  }

  private static String wish(String secret, String project) {
    return "{\"name\":\"Shop issues\",\"kind\":\"GITHUB\",\"url\":\"%s\",\"project\":\"%s\",\"secret\":\"%s\"}"
        .formatted(GITHUB.origin(), project, secret);
  }

  private static String tracker() {
    Answer made = SERVICE.post("/api/trackers", wish("shop", "acme/shop"), SERVICE.adam()).is(201);
    SERVICE
        .get("/api/trackers?atLeast=" + made.json().path("position").asLong(), SERVICE.rosa())
        .is(200);
    return made.json().path("id").asString();
  }

  /** An item of the review of an incident that is over; answers the review's path. */
  private static String item() {
    String number = SERVICE.declare("Payments refused", SERVICE.rosa()).path("number").asString();
    SERVICE.post("/api/incidents/" + number + "/resolve", "{}", SERVICE.rosa()).is(200);
    String review = "/api/reviews/" + number;
    SERVICE.getUntil(review, SERVICE.rosa(), found -> true);
    say(review, "Watch refused payments", 0);
    return review;
  }

  private static void say(String review, String title, int version) {
    SERVICE
        .put(
            review + "/actions/watch",
            "{\"title\":\"%s\",\"ownerId\":\"ravi\",\"ownerName\":\"Ravi Rao\",\"version\":%d}"
                .formatted(title, version),
            SERVICE.rosa())
        .is(200);
  }

  private static Answer handOver(String review, String tracker) {
    return SERVICE.post(
        review + "/actions/watch/tracker",
        "{\"tracker\":\"%s\"}".formatted(tracker),
        SERVICE.rosa());
  }

  private static void move(String review, String to) {
    SERVICE
        .post(
            review + "/actions/watch/state",
            "{\"to\":\"%s\",\"reason\":\"Because\"}".formatted(to),
            SERVICE.mina())
        .is(200);
  }

  private static JsonNode until(String review, Predicate<JsonNode> expected) {
    return SERVICE
        .getUntil(
            review + "/actions", SERVICE.rosa(), page -> expected.test(page.path("items").path(0)))
        .path("items")
        .path(0);
  }

  private static JsonNode linked(String review) {
    return until(review, item -> item.path("tracked").path("title").isString());
  }

  private static void look(String review) {
    SERVICE.post(review + "/actions/watch/tracker/look", "", SERVICE.rosa()).is(204);
  }

  private static void pass(Duration time) {
    AHEAD.updateAndGet(ahead -> ahead.plus(time));
  }

  /**
   * Time goes on until it is so: whoever is at work may set their next look from the later time.
   */
  private static JsonNode passing(Duration step, String review, Predicate<JsonNode> expected) {
    return until(
        review,
        item -> {
          if (expected.test(item)) {
            return true;
          }
          pass(step);
          return false;
        });
  }

  private static boolean is(JsonNode item, String state, String issue) {
    return item.path("state").asString().equals(state)
        && item.path("tracked").path("state").asString().equals(issue);
  }

  @Test
  void what_its_tracker_tells_of_is_seen_at_once_and_what_others_say_is_not_listened_to() {
    String review = item();
    String tracker = tracker();
    handOver(review, tracker).is(200);
    String url = linked(review).path("tracked").path("url").asString();
    String body =
        "{\"action\":\"closed\",\"issue\":{\"number\":%s}}"
            .formatted(url.substring(url.lastIndexOf('/') + 1));
    GITHUB.close(true);
    String signed = HookProof.signature(body.getBytes(UTF_8), "a-secret-of-the-hook");
    assertThat(hook("tracker-none", body, signed).status()).isEqualTo(403);
    assertThat(hook(tracker, body, "sha256=00").status()).isEqualTo(403);
    assertThat(hook(tracker, body + " ", signed).status()).isEqualTo(403);
    until(review, item -> is(item, "OPEN", "OPEN"));
    String ping = "{\"zen\":\"Speak like a human.\"}";
    assertThat(
            hook(tracker, ping, HookProof.signature(ping.getBytes(UTF_8), "a-secret-of-the-hook"))
                .status())
        .isEqualTo(204);

    assertThat(hook(tracker, body, signed).status()).isEqualTo(204);
    until(review, item -> is(item, "DONE", "DONE"));
    JsonNode webhook = listed(tracker, SERVICE.adam()).path("webhook");
    assertThat(webhook.path("path").asString()).isEqualTo("/hooks/trackers/" + tracker);
    assertThat(webhook.path("setting").asString()).isEqualTo("MUSTER_TRACKER_HOOKS_SHOP");
    assertThat(webhook.path("listening").asBoolean()).isTrue();
    assertThat(webhook.path("heardAt").asString()).isNotBlank();
    assertThat(webhook.path("refused").asInt()).isEqualTo(2);
    assertThat(webhook.path("refusedAt").asString()).isNotBlank();
    assertThat(listed(tracker, SERVICE.rosa()).has("webhook")).isFalse();
  }

  private static JsonNode listed(String tracker, String token) {
    return SERVICE
        .get("/api/trackers", token)
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .filter(one -> one.path("id").asString().equals(tracker))
        .findFirst()
        .orElseThrow();
  }

  private static Answer hook(String tracker, String body, String signature) {
    return SERVICE.send(
        HttpRequest.newBuilder(SERVICE.uri("/hooks/trackers/" + tracker))
            .header("X-Hub-Signature-256", signature)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void an_item_that_is_handed_over_becomes_one_issue_and_both_are_kept_alike() {
    String review = item();
    String tracker = tracker();
    handOver(review, tracker).is(200);
    handOver(review, tracker).is(200);
    JsonNode tracked = linked(review).path("tracked");
    int issues = GITHUB.issues.size();
    assertThat(tracked.path("url").asString()).endsWith("/issues/" + issues);
    assertThat(tracked.path("by").path("id").asString()).isEqualTo("rosa");

    GITHUB.assign("ravi-rao");
    GITHUB.close(true);
    look(review);
    JsonNode done = until(review, item -> is(item, "DONE", "DONE"));
    assertThat(done.path("done").path("text").asString()).contains("closed as done");
    assertThat(done.path("tracked").path("assignee").asString()).isEqualTo("ravi-rao");
    assertThat(done.path("mayVerify").asBoolean()).as("whoever does not own it").isTrue();

    GITHUB.reopen();
    passing(TrackingWorker.LOOK_AGAIN, review, item -> is(item, "OPEN", "OPEN"));

    move(review, "DROPPED");
    until(review, item -> is(item, "DROPPED", "NOT_PLANNED"));
    assertThat(GITHUB.isOpen()).isFalse();
    move(review, "OPEN");
    until(review, item -> is(item, "OPEN", "OPEN"));
    assertThat(GITHUB.isOpen()).isTrue();

    say(review, "Watch them all", 1);
    until(
        review,
        item -> item.path("tracked").path("title").asString().equals("Watch refused payments"));
    Awaitility.await().until(() -> GITHUB.text().startsWith("Watch them all"));
    assertThat(GITHUB.issues).hasSize(issues);
  }

  @Test
  void what_was_closed_there_as_not_planned_is_a_decision_somebody_has_to_make_here() {
    String review = item();
    handOver(review, tracker()).is(200);
    linked(review);
    GITHUB.close(false);
    look(review);
    until(review, item -> is(item, "OPEN", "NOT_PLANNED"));
    look(review);
    move(review, "DROPPED");
    until(review, item -> is(item, "DROPPED", "NOT_PLANNED"));
    assertThat(GITHUB.isOpen()).isFalse();
  }

  @Test
  void a_process_that_dies_between_making_an_issue_and_its_record_finds_it_again() {
    String review = item();
    String tracker = tracker();
    int before = GITHUB.issues.size();
    MortalTrackingDesk desk = SERVICE.bean(MortalTrackingDesk.class);
    GITHUB.late = true;
    desk.dieOnce(Link.class, false);
    handOver(review, tracker).is(200);
    Awaitility.await().until(desk::hasDied);
    Awaitility.await().until(() -> GITHUB.issues.size() == before + 1);
    GITHUB.late = false;
    look(review);
    linked(review);
    assertThat(GITHUB.issues).hasSize(before + 1);
  }

  @Test
  void a_process_that_dies_before_an_issue_is_made_makes_it_once_it_is_sure_that_there_is_none() {
    String review = item();
    String tracker = tracker();
    int before = GITHUB.issues.size();
    MortalTrackingDesk desk = SERVICE.bean(MortalTrackingDesk.class);
    desk.dieOnce(BeginCreation.class, true);
    handOver(review, tracker).is(200);
    Awaitility.await().until(desk::hasDied);
    look(review);
    assertThat(GITHUB.issues).hasSize(before);
    pass(TrackingWorker.SHOWS_WITHIN.plusSeconds(1));
    linked(review);
    assertThat(GITHUB.issues).hasSize(before + 1);
  }

  @Test
  void a_process_that_dies_after_it_moved_an_item_does_not_open_the_issue_again() {
    String review = item();
    handOver(review, tracker()).is(200);
    linked(review);
    MortalTrackingDesk desk = SERVICE.bean(MortalTrackingDesk.class);
    desk.dieOnce(MoveAction.class, true);
    GITHUB.close(true);
    look(review);
    Awaitility.await().until(desk::hasDied);
    pass(Duration.ofSeconds(10));
    until(review, item -> is(item, "DONE", "DONE"));
    assertThat(GITHUB.isOpen()).isFalse();
  }

  @Test
  void an_issue_of_the_same_number_in_another_project_is_left_alone() {
    String review = item();
    handOver(review, tracker()).is(200);
    linked(review);
    String elsewhere = "https://github.example/acme/other/issues/" + GITHUB.issues.size();
    GITHUB.newest().put("html_url", elsewhere);
    GITHUB.assign("ravi-rao");
    look(review);
    JsonNode renamed = until(review, item -> item.path("tracked").has("assignee"));
    assertThat(renamed.path("tracked").has("trouble")).as("it still bears the word").isFalse();

    GITHUB.newest().put("title", "Theirs").put("body", "Not ours");
    say(review, "Watch them all", 1);
    JsonNode item = until(review, found -> found.path("tracked").has("trouble"));
    assertThat(item.path("tracked").path("trouble").path("kind").asString()).isEqualTo("MOVED");
    assertThat(item.path("tracked").path("title").asString()).isNotEqualTo("Theirs");
    assertThat(GITHUB.text()).startsWith("Theirs");
  }

  @Test
  void trouble_is_shown_with_what_to_do_about_it_and_is_over_by_itself() {
    String review = item();
    String tracker = tracker();
    GITHUB.instead = new Told(503, TrackerDouble.object().put("message", "Down for maintenance"));
    handOver(review, tracker).is(200);
    JsonNode trouble =
        until(review, item -> item.path("tracked").has("trouble")).path("tracked").path("trouble");
    assertThat(trouble.path("kind").asString()).isEqualTo("FAILING");
    assertThat(trouble.path("says").asString()).isEqualTo("503 Down for maintenance");
    assertThat(trouble.path("advice").asString()).contains("tried again by itself");
    GITHUB.instead = null;
    JsonNode item =
        passing(
            TrackingWorker.SHOWS_WITHIN,
            review,
            one -> one.path("tracked").path("title").isString());
    assertThat(item.path("tracked").has("trouble")).isFalse();
  }

  @Test
  void nothing_of_a_private_incident_leaves_not_even_when_it_is_made_private_later() {
    String review = item();
    String number = review.substring(review.lastIndexOf('/') + 1);
    String tracker = tracker();
    handOver(review, tracker).is(200);
    linked(review);
    SERVICE
        .post(
            "/api/incidents/" + number + "/access/make-private",
            "{\"reason\":\"Theft\",\"people\":[{\"id\":\"rosa\"}]}",
            SERVICE.mina())
        .is(200);
    say(review, "Ask the thief", 1);
    JsonNode item = until(review, found -> found.path("tracked").path("trouble").has("kind"));
    assertThat(item.path("tracked").path("trouble").path("kind").asString()).isEqualTo("PRIVATE");
    assertThat(GITHUB.text()).startsWith("Watch refused payments");
    assertThat(GITHUB.comments).noneMatch(text -> text.contains("thief"));
    SERVICE
        .post(
            review + "/actions/watch/tracker/withdraw",
            "{\"reason\":\"It is private\"}",
            SERVICE.rosa())
        .is(200);
    assertThat(handOver(review, tracker).is(409).problem()).isEqualTo("incident-private");
  }

  @Test
  void a_tracker_is_spoken_to_before_it_is_set_up_and_says_what_is_wrong() {
    Answer wrong =
        SERVICE.post("/api/trackers", wish("wrong", "acme/shop"), SERVICE.adam()).is(422);
    assertThat(wrong.text()).contains("/secret", "Bad credentials");
    Answer away = SERVICE.post("/api/trackers", wish("shop", "acme/away"), SERVICE.adam()).is(422);
    assertThat(away.text()).contains("/project");
    SERVICE.post("/api/trackers", wish("shop", "acme/shop"), SERVICE.rosa()).is(403);
    String id = tracker();
    JsonNode test =
        SERVICE.post("/api/trackers/" + id + "/test", "", SERVICE.adam()).is(200).json();
    assertThat(test.path("works").asBoolean()).isTrue();
    String shown = SERVICE.get("/api/trackers", SERVICE.rosa()).is(200).text();
    assertThat(shown).contains("Shop issues").doesNotContain(GITHUB.origin(), TrackerDouble.SECRET);
    SERVICE
        .post("/api/trackers/" + id + "/retire", "{\"reason\":\"Replaced\"}", SERVICE.adam())
        .is(200);
    String review = item();
    Awaitility.await().until(() -> handOver(review, id).status() == 422);
  }

  @Test
  void an_item_is_tracked_in_one_place_only_while_it_is_still_to_be_done() {
    String review = item();
    handOver(review, tracker()).is(200);
    linked(review);
    assertThat(handOver(review, tracker()).is(409).problem()).isEqualTo("already-tracked");
    SERVICE
        .post(
            review + "/actions/watch/tracker/withdraw",
            "{\"reason\":\"Another team\"}",
            SERVICE.rosa())
        .is(200);
    until(review, item -> !item.has("tracked"));
    move(review, "DROPPED");
    assertThat(handOver(review, tracker()).is(409).problem()).isEqualTo("action-not-open");
  }
}
