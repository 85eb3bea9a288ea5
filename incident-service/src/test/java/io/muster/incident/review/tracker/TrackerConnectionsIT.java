package io.muster.incident.review.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.contracts.Actor;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.incident.review.tracker.TrackerDouble.Told;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against doubles of GitHub, GitLab and both Jiras, which check what they are sent. */
class TrackerConnectionsIT {

  private static final Instant HANDED_OVER = Instant.now().minusSeconds(60);
  private static final IssueText TEXT = text("Watch refused payments", "Ask @ann about [limits]");

  private static IssueText text(String title, String details) {
    return IssueText.of(
        new ActionSaid(
            "review-inc-1",
            "watch",
            1,
            title,
            details,
            null,
            Instant.parse("2026-12-15T17:00:00Z"),
            List.of("ISO 27001 A.8.16"),
            "It fires in staging",
            null,
            Actor.person("rosa", "Rosa Reyes"),
            HANDED_OVER),
        "INC-142",
        "https://muster.example/reviews/INC-142",
        IssueText.marker("tracked-review-inc-1/watch", 1));
  }

  private static TrackerConnections connections(TrackerDouble tracker) {
    TrackerHttp http = new TrackerHttp(Clock.systemUTC());
    return new TrackerConnections(
        List.of(new GithubTrackers(http), new GitlabTrackers(http), new JiraTrackers(http)),
        tracker.settings());
  }

  private static TrackerConnection connection(TrackerDouble tracker) {
    return connections(tracker).to(tracker.described());
  }

  static Stream<Supplier<TrackerDouble>> all() {
    return Stream.of(
        GithubDouble::new,
        GitlabDouble::new,
        () -> new JiraDouble(TrackerKind.JIRA_CLOUD),
        () -> new JiraDouble(TrackerKind.JIRA_SERVER));
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_issue_says_all_of_the_item_and_is_found_by_its_marker(Supplier<TrackerDouble> made)
      throws TrackerTroubleException {
    try (TrackerDouble tracker = made.get()) {
      TrackerConnection connection = connection(tracker);
      connection.look();
      assertThat(connection.find(TEXT.marker(), HANDED_OVER)).isEmpty();
      Issue issue = connection.create(TEXT);
      assertThat(tracker.text())
          .contains(
              "Watch refused payments",
              "It fires in staging",
              "ISO 27001 A.8.16",
              "2026-12-15",
              "https://muster.example/reviews/INC-142",
              TEXT.marker())
          .doesNotContain("Rosa");
      Issue found = connection.find(TEXT.marker(), HANDED_OVER).orElseThrow();
      assertThat(found.key()).isEqualTo(issue.key());
      assertThat(found.url()).isEqualTo(issue.url()).contains("/").endsWith(issue.key());
      assertThat(connection.find("muster0123", HANDED_OVER)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_became_of_an_issue_is_seen_and_what_is_unchanged_costs_nothing(
      Supplier<TrackerDouble> made) throws TrackerTroubleException {
    try (TrackerDouble tracker = made.get()) {
      TrackerConnection connection = connection(tracker);
      String key = connection.create(TEXT).key();
      assertThat(connection.read(key).state()).isEqualTo(IssueState.OPEN);
      assertThat(connection.read(key).title()).isEqualTo("Watch refused payments");
      assertThat(tracker.unchanged).hasValue(1);
      tracker.assign("Ravi");
      assertThat(connection.read(key).assignee()).isEqualTo("Ravi");
      if (tracker.kind() != TrackerKind.GITHUB) {
        assertThat(connection.read(key).due()).isEqualTo(LocalDate.of(2026, 12, 15));
      }
      tracker.close(true);
      assertThat(connection.read(key).state()).isEqualTo(IssueState.DONE);
      tracker.reopen();
      assertThat(connection.read(key).state()).isEqualTo(IssueState.OPEN);
      tracker.close(false);
      assertThat(connection.read(key).state())
          .isEqualTo(
              tracker.kind() == TrackerKind.GITLAB ? IssueState.DONE : IssueState.NOT_PLANNED);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void what_is_changed_here_is_written_there_without_touching_what_people_wrote(
      Supplier<TrackerDouble> made) throws TrackerTroubleException {
    try (TrackerDouble tracker = made.get()) {
      TrackerConnection connection = connection(tracker);
      String key = connection.create(TEXT).key();
      String before = tracker.text().substring(TEXT.title().length());
      connection.update(key, text("Watch them all", "Otherwise"));
      assertThat(tracker.text()).isEqualTo("Watch them all" + before);
      assertThat(tracker.comments).singleElement().asString().contains("Otherwise");
      connection.set(key, IssueState.NOT_PLANNED);
      assertThat(tracker.isOpen()).isFalse();
      connection.set(key, IssueState.OPEN);
      assertThat(tracker.isOpen()).isTrue();
      connection.set(key, IssueState.DONE);
      assertThat(connection.read(key).state()).isEqualTo(IssueState.DONE);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_issue_whose_making_was_never_answered_may_be_there_and_is_found(
      Supplier<TrackerDouble> made) throws TrackerTroubleException {
    try (TrackerDouble tracker = made.get()) {
      tracker.silent = true;
      TrackerTroubleException lost = trouble(() -> connection(tracker).create(TEXT));
      assertThat(lost.trouble()).isEqualTo(TrackerTrouble.NO_ANSWER);
      assertThat(lost.mayBeDone()).isTrue();
      assertThat(connection(tracker).find(TEXT.marker(), HANDED_OVER)).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "301, MOVED, false, 0",
    "401, NOT_ADMITTED, false, 0",
    "403, NOT_ADMITTED, false, 0",
    "404, NOT_FOUND, false, 0",
    "410, GONE, false, 0",
    "422, REFUSED, false, 0",
    "429, BUSY, false, 120",
    "403, BUSY, false, 120",
    "503, FAILING, true, 120"
  })
  void what_a_tracker_answers_says_whether_something_may_have_been_done_and_when_to_ask_again(
      int status, TrackerTrouble trouble, boolean mayBeDone, long seconds) {
    for (Supplier<TrackerDouble> made : all().toList()) {
      try (TrackerDouble tracker = made.get()) {
        tracker.instead =
            new Told(
                status,
                TrackerDouble.object().put("message", "Its own words"),
                seconds == 0 ? Map.of() : Map.of("Retry-After", "" + seconds));
        TrackerTroubleException heard = trouble(() -> connection(tracker).create(TEXT));
        assertThat(heard.trouble()).isEqualTo(trouble);
        assertThat(heard.mayBeDone()).isEqualTo(mayBeDone);
        assertThat(heard.patience()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(heard).hasMessageContaining("Its own words");
      }
    }
  }

  @Test
  void an_hour_that_is_spent_at_github_is_waited_for() {
    try (TrackerDouble tracker = new GithubDouble()) {
      long reset = Instant.now().plusSeconds(900).getEpochSecond();
      tracker.instead =
          new Told(
              403,
              TrackerDouble.object().put("message", "API rate limit exceeded"),
              Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "" + reset));
      TrackerTroubleException spent = trouble(() -> connection(tracker).read("1"));
      assertThat(spent.trouble()).isEqualTo(TrackerTrouble.BUSY);
      assertThat(spent.patience()).isBetween(Duration.ofSeconds(800), Duration.ofSeconds(900));
    }
  }

  @Test
  void an_issue_that_was_moved_to_another_project_at_gitlab_is_not_taken_for_done()
      throws TrackerTroubleException {
    try (GitlabDouble tracker = new GitlabDouble()) {
      String key = connection(tracker).create(TEXT).key();
      tracker.move();
      assertThat(trouble(() -> connection(tracker).read(key)).trouble())
          .isEqualTo(TrackerTrouble.MOVED);
    }
  }

  @Test
  void a_name_in_the_text_calls_nobody_where_markdown_is_read() throws TrackerTroubleException {
    try (TrackerDouble tracker = new GithubDouble()) {
      connection(tracker).create(TEXT);
      assertThat(tracker.text()).contains("Ask @").doesNotContain("@ann");
    }
  }

  @Test
  void a_line_that_is_a_command_at_gitlab_is_text_whoever_wrote_it()
      throws TrackerTroubleException {
    IssueText text = text("/close", "Do it:\n  /move acme/other\n/var/log is full, see a/b");
    try (TrackerDouble tracker = new GitlabDouble()) {
      String key = connection(tracker).create(text).key();
      connection(tracker).update(key, text);
      assertThat(tracker.comments).isNotEmpty();
      Stream.concat(
              Stream.of(tracker.text().substring("/close".length())), tracker.comments.stream())
          .forEach(
              sent ->
                  assertThat(sent).doesNotContainPattern("(?m)^\\s*/").contains("move", "see a/b"));
    }
  }

  @ParameterizedTest
  @CsvSource({"401, /secret", "404, /project", "503, /url"})
  void a_tracker_that_cannot_be_used_is_refused_at_the_field_that_will_not_do(
      int status, String pointer) {
    try (TrackerDouble tracker = new GithubDouble()) {
      tracker.instead = new Told(status, TrackerDouble.object().put("message", "No"));
      Described described = tracker.described();
      TrackerConnections connections = connections(tracker);
      Refused refused = catchThrowableOfType(Refused.class, () -> connections.tryOut(described));
      assertThat(refused).hasMessageContaining(status + " No");
      assertThat(refused.faults()).extracting(Refused.Fault::pointer).containsExactly(pointer);
    }
  }

  @FunctionalInterface
  private interface Call {
    void make() throws TrackerTroubleException;
  }

  private static TrackerTroubleException trouble(Call call) {
    return catchThrowableOfType(TrackerTroubleException.class, call::make);
  }
}
