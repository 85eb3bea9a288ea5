package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupCommand.Expire;
import io.muster.contracts.alert.AlertGroupCommand.ExpiredAlert;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupCommand.Settle;
import io.muster.contracts.alert.AlertGroupCommand.Silence;
import io.muster.contracts.alert.AlertGroupCommand.Unsilence;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced.Cause;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

class AlertGroupTest {

  private static final AlertContext CONTEXT =
      new AlertContext(
          "alertmanager", "critical", null, null, null, "web-1", Map.of("job", "web"), null, "ab");

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant NOW = T0.plusSeconds(600);
  private static final Actor BY = Actor.system("alert-grouping");

  private static final Duration WINDOW = Duration.ofMinutes(30);
  private static final Actor KEEPER = Actor.system("alert-expiry");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Attached ATTACHED =
      new Attached("g", "other", "i", 1, "Same database", ROSA, NOW);
  private static final Closed CLOSED = new Closed("g", "i", ROSA, NOW);

  @Test
  void the_first_alert_opens_the_group_as_of_the_earliest_start() {
    fixture(NOW)
        .givenNoPriorActivity()
        .when(fire(alert("a", T0.plusSeconds(5)), alert("b", T0)))
        .expectEvents(opened(), fired("a", T0.plusSeconds(5), NOW), fired("b", T0, NOW));
  }

  @Test
  void a_resent_alert_opens_nothing_new() {
    fixture(NOW).given(opened(), fired("a", T0, NOW)).when(fire(alert("a", T0))).expectNoEvents();
  }

  @Test
  void only_what_is_new_in_a_growing_group_is_recorded() {
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW))
        .when(fire(alert("a", T0), alert("b", T0)))
        .expectEvents(fired("b", T0, NOW));
  }

  @Test
  void the_group_is_over_with_its_last_alert() {
    Instant end = T0.plusSeconds(60);
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), fired("b", T0, NOW))
        .when(over("a", end))
        .expectEvents(ended("a", end, NOW));
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), fired("b", T0, NOW), ended("a", end, NOW))
        .when(over("b", end))
        .expectEvents(ended("b", end, NOW), new Resolved("g", "i", BY, NOW));
  }

  @Test
  void an_end_of_nothing_known_creates_nothing() {
    fixture(NOW)
        .givenNoPriorActivity()
        .when(over("a", T0))
        .expectException(AggregateNotFoundException.class)
        .expectNoEvents();
    fixture(NOW).given(opened(), fired("a", T0, NOW)).when(over("unheard-of", T0)).expectNoEvents();
  }

  @Test
  void a_late_copy_of_an_end_does_not_end_what_fired_after_it() {
    Instant end = T0.plusSeconds(60);
    Instant again = T0.plusSeconds(120);
    fixture(NOW)
        .given(
            opened(),
            fired("a", T0, NOW),
            fired("b", T0, NOW),
            ended("a", end, NOW),
            fired("a", again, NOW))
        .when(over("a", end))
        .expectNoEvents();
  }

  @Test
  void a_late_copy_of_an_alert_that_ended_is_no_news() {
    fixture(NOW.plusSeconds(30))
        .given(opened(), fired("a", T0, NOW), ended("a", NOW, NOW), new Resolved("g", "i", BY, NOW))
        .when(fire(alert("a", T0)))
        .expectNoEvents();
  }

  @Test
  void an_alert_the_source_still_reports_long_after_its_end_is_news() {
    Instant later = NOW.plus(AlertGroup.LATE_COPIES).plus(Duration.ofSeconds(1));
    fixture(later)
        .given(opened(), fired("a", T0, NOW), fired("b", T0, NOW), ended("a", NOW, NOW))
        .when(fire(alert("a", T0)))
        .expectEvents(fired("a", T0, later));
  }

  @Test
  void firing_anew_after_the_group_is_over_is_the_next_generations_problem() {
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), ended("a", NOW, NOW), new Resolved("g", "i", BY, NOW))
        .when(fire(alert("a", NOW)))
        .expectException(NextGenerationException.class)
        .expectNoEvents();
  }

  @Test
  void an_alert_is_acknowledged_once_while_it_fires_and_anew_when_it_fires_anew() {
    Acknowledge seen = new Acknowledge("g", List.of("a", "unheard"), "cd", BY);
    AlertAcknowledged acknowledged = new AlertAcknowledged("g", "i", "a", "cd", BY, NOW);
    fixture(NOW).given(opened(), fired("a", T0, T0)).when(seen).expectEvents(acknowledged);
    fixture(NOW).given(opened(), fired("a", T0, T0), acknowledged).when(seen).expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), fired("b", T0, T0), ended("a", T0, NOW))
        .when(seen)
        .expectNoEvents();
    fixture(NOW)
        .given(
            opened(),
            fired("a", T0, T0),
            acknowledged,
            fired("b", T0, T0),
            ended("a", T0, T0),
            fired("a", NOW, NOW))
        .when(seen)
        .expectEvents(acknowledged);
  }

  @Test
  void a_group_whose_incident_somebody_resolved_is_over_with_everything_that_fires() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), fired("b", T0, T0))
        .when(new Close("g", "i", NOW, ROSA))
        .expectEvents(CLOSED);
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(new Close("g", "i", NOW, ROSA))
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ended("a", T0, T0), new Resolved("g", "i", BY, T0))
        .when(new Close("g", "i", NOW, ROSA))
        .expectNoEvents();
  }

  @Test
  void alerts_attached_to_another_incident_act_on_that_from_then_on() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0))
        .when(new Attach("g", "other", 0, " Same database ", ROSA))
        .expectEvents(ATTACHED);
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(over("a", NOW))
        .expectEvents(ended("a", NOW, NOW), new Resolved("g", "other", BY, NOW));
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(new Acknowledge("g", List.of("a"), "ab", BY))
        .expectEvents(new AlertAcknowledged("g", "other", "a", "ab", BY, NOW));
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(new Attach("g", "other", 1, "Again", ROSA))
        .expectNoEvents();
  }

  @Test
  void only_the_incident_that_has_the_alerts_ends_them() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(new Close("g", "i", NOW, ROSA))
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(new Close("g", "other", NOW, ROSA))
        .expectEvents(new Closed("g", "other", ROSA, NOW));
  }

  @Test
  void of_two_who_move_the_same_alerts_at_once_the_second_is_told() {
    refused(
        fixture(NOW)
            .given(opened(), fired("a", T0, T0), ATTACHED)
            .when(new Attach("g", "third", 0, null, ROSA)),
        409,
        "alerts-moved");
    refused(
        fixture(NOW)
            .given(opened(), fired("a", T0, T0), ATTACHED)
            .when(new Detach("g", "new", 0, "No", ROSA)),
        409,
        "alerts-moved");
  }

  @Test
  void attaching_is_undone_once_and_what_muster_undoes_too_late_stays() {
    Detached detached = new Detached("g", "new", "other", 2, "Not the same", ROSA, NOW);
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED)
        .when(new Detach("g", "new", 1, "Not the same", ROSA))
        .expectEvents(detached);
    refused(
        fixture(NOW)
            .given(opened(), fired("a", T0, T0), ATTACHED, detached)
            .when(new Detach("g", "newer", 2, "Again", ROSA)),
        409,
        "not-attached");
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), ATTACHED, detached)
        .when(new Detach("g", "i", 1, "It was over", BY))
        .expectNoEvents();
  }

  @Test
  void what_is_over_silenced_or_already_there_is_not_attached() {
    refused(
        fixture(NOW).given(opened(), fired("a", T0, T0)).when(new Attach("g", "i", 0, null, ROSA)),
        422,
        "invalid-field");
    refused(
        fixture(NOW)
            .given(opened(), fired("a", T0, T0), CLOSED)
            .when(new Attach("g", "other", 0, null, ROSA)),
        409,
        "alerts-over");
    refused(
        fixture(NOW)
            .given(
                opened(),
                fired("a", T0, T0),
                new Silenced("g", "i", List.of("s"), NOW.plusSeconds(60), BY, NOW))
            .when(new Attach("g", "other", 0, null, ROSA)),
        409,
        "alerts-silenced");
    refused(
        fixture(NOW)
            .given(opened(), fired("a", T0, T0))
            .when(new Attach("g", "other", 0, "x".repeat(2_001), ROSA)),
        422,
        "invalid-field");
  }

  private static void refused(ResultValidator<AlertGroup> result, int status, String slug) {
    result.expectException(
        Matchers.matches(
            thrown ->
                thrown instanceof Refused refused
                    && refused.status() == status
                    && refused.slug().equals(slug)));
  }

  @Test
  void what_the_source_says_of_a_closed_group_later_changes_nothing() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(over("a", NOW))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(new Acknowledge("g", List.of("a"), "cd", BY))
        .expectNoEvents();
    fixture(NOW.plus(AlertGroup.LATE_COPIES))
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(fire(alert("a", T0)))
        .expectNoEvents();
  }

  @Test
  void what_fires_after_a_group_was_closed_is_the_next_generations_problem() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(fire(alert("a", T0.plusSeconds(1))))
        .expectException(NextGenerationException.class);
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(fire(alert("b", T0)))
        .expectException(NextGenerationException.class);
    fixture(NOW.plus(AlertGroup.LATE_COPIES).plusSeconds(1))
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(fire(alert("a", T0)))
        .expectException(NextGenerationException.class);
  }

  @Test
  void an_alert_that_was_not_heard_of_until_it_expired_is_over_by_that_rule() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), fired("b", T0, T0))
        .when(expire("a", NOW.minusSeconds(1)))
        .expectEvents(expired("a"));
    fixture(NOW)
        .given(opened(), fired("a", T0, T0))
        .when(expire("a", NOW.minusSeconds(1)))
        .expectEvents(expired("a"), new Resolved("g", "i", KEEPER, NOW));
  }

  @Test
  void of_alerts_that_expired_together_those_that_hold_longer_go_on() {
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), fired("b", T0, NOW), fired("c", T0, T0))
        .when(
            new Expire(
                "g",
                List.of(
                    new ExpiredAlert("c", NOW.minusSeconds(1)),
                    new ExpiredAlert("b", NOW.minusSeconds(1)),
                    new ExpiredAlert("a", NOW.minusSeconds(1))),
                "silence-of-source/1",
                KEEPER))
        .expectEvents(expired("c"), expired("a"));
  }

  @Test
  void what_is_over_or_fired_anew_after_it_expired_stays_as_it_is() {
    for (String key : new String[] {"a", "unheard-of"}) {
      fixture(NOW)
          .given(opened(), fired("a", T0, T0), ended("a", T0, T0), fired("b", T0, T0))
          .when(expire(key, NOW))
          .expectNoEvents();
    }
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW))
        .when(expire("a", NOW.minusSeconds(1)))
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, T0), CLOSED)
        .when(expire("a", NOW))
        .expectNoEvents();
  }

  @Test
  void an_alert_that_ended_by_itself_and_is_reported_again_is_news_at_once() {
    fixture(NOW.plusSeconds(1))
        .given(opened(), fired("a", T0, T0), expired("a"), new Resolved("g", "i", KEEPER, NOW))
        .when(fire(alert("a", T0)))
        .expectException(NextGenerationException.class);
    fixture(NOW.plusSeconds(1))
        .given(opened(), fired("a", T0, T0), fired("b", T0, T0), expired("a"))
        .when(fire(alert("a", T0)))
        .expectEvents(fired("a", T0, NOW.plusSeconds(1)));
  }

  @Test
  void a_later_start_while_it_fires_is_news_of_a_source_that_keeps_to_its_starts_alone() {
    Instant later = T0.plusSeconds(60);
    fixture(NOW)
        .given(opened(), fired("a", T0, T0))
        .when(fire(alert("a", later, true)))
        .expectEvents(fired("a", later, NOW));
    fixture(NOW).given(opened(), fired("a", T0, T0)).when(fire(alert("a", later))).expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", later, T0))
        .when(fire(alert("a", T0, true)))
        .expectNoEvents();
  }

  @Test
  void a_flapping_group_outlives_its_alerts_until_nothing_fired_for_a_while() {
    Opened flapping = opened(new Flapping(3, 60, 15, "flapping/1"));
    Instant quiet = NOW.plus(Duration.ofMinutes(15));
    Settle settle = new Settle("g", KEEPER);
    fixture(NOW)
        .given(flapping, fired("a", T0, T0))
        .when(over("a", NOW))
        .expectEvents(ended("a", NOW, NOW));
    Object[] over = {flapping, fired("a", T0, T0), ended("a", NOW, NOW)};
    fixture(quiet).given(flapping, fired("a", T0, T0)).when(settle).expectNoEvents();
    fixture(quiet.minusMillis(1)).given(over).when(settle).expectNoEvents();
    fixture(quiet).given(over).when(settle).expectEvents(new Resolved("g", "i", KEEPER, quiet));
    fixture(NOW).given(over).when(fire(alert("a", NOW))).expectEvents(fired("a", NOW, NOW));
  }

  @Test
  void a_group_that_does_not_flap_or_is_over_does_not_settle() {
    Instant later = NOW.plus(Duration.ofHours(1));
    Settle settle = new Settle("g", KEEPER);
    fixture(later)
        .given(opened(new Flapping(3, 60, 15, "flapping/1")), fired("a", T0, T0), CLOSED)
        .when(settle)
        .expectNoEvents();
    fixture(later).given(opened(), fired("a", T0, T0)).when(settle).expectNoEvents();
  }

  @Test
  void an_alert_that_comes_long_after_the_last_new_one_is_the_next_generations_problem() {
    Instant late = NOW.plus(WINDOW).plusMillis(1);
    fixture(NOW.plus(WINDOW))
        .given(opened(), fired("a", T0, NOW))
        .when(within(WINDOW, alert("b", T0)))
        .expectEvents(fired("b", T0, NOW.plus(WINDOW)));
    fixture(late)
        .given(opened(), fired("a", T0, NOW))
        .when(within(WINDOW, alert("a", T0), alert("b", T0)))
        .expectException(NextGenerationException.class);
    fixture(late)
        .given(opened(), fired("a", T0, NOW))
        .when(within(WINDOW, alert("a", T0)))
        .expectNoEvents();
    fixture(late)
        .given(opened(), fired("a", T0, NOW))
        .when(over("a", late))
        .expectEvents(ended("a", late, late), new Resolved("g", "i", BY, late));
  }

  @Test
  void what_silences_a_group_is_noted_when_it_is_news() {
    Silenced quiet = silenced("s1", NOW);
    fixture(NOW).given(opened(), fired("a", T0, NOW)).when(silence("s1", NOW)).expectEvents(quiet);
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), quiet)
        .when(silence("s1", NOW))
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), quiet)
        .when(silence("s2", NOW))
        .expectEvents(silenced("s2", NOW));
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), ended("a", NOW, NOW), new Resolved("g", "i", BY, NOW))
        .when(silence("s1", NOW))
        .expectNoEvents();
  }

  @Test
  void a_silenced_group_calls_once_while_what_is_not_covered_fires_and_is_never_silenced_again() {
    Silenced quiet = silenced("s1", NOW);
    Unsilenced loud = new Unsilenced("g", "i", Cause.SILENCE_OVER, BY, NOW);
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), fired("b", T0, NOW), quiet)
        .when(unsilence("a"))
        .expectEvents(loud);
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), fired("b", T0, NOW), quiet, ended("a", NOW, NOW))
        .when(unsilence("a"))
        .expectNoEvents();
    fixture(NOW).given(opened(), fired("a", T0, NOW)).when(unsilence("a")).expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), quiet, loud)
        .when(unsilence("a"))
        .expectNoEvents();
    fixture(NOW)
        .given(opened(), fired("a", T0, NOW), quiet, loud)
        .when(silence("s2", NOW))
        .expectNoEvents();
  }

  private static Silence silence(String id, Instant until) {
    return new Silence("g", List.of(id), until, BY);
  }

  private static Silenced silenced(String id, Instant until) {
    return new Silenced("g", "i", List.of(id), until, BY, NOW);
  }

  private static Unsilence unsilence(String key) {
    return new Unsilence("g", List.of(key), Cause.SILENCE_OVER, BY);
  }

  private static Expire expire(String key, Instant at) {
    return new Expire("g", List.of(new ExpiredAlert(key, at)), "silence-of-source/1", KEEPER);
  }

  private static AlertResolved expired(String key) {
    return new AlertResolved("g", key, null, null, "silence-of-source/1", null, KEEPER, NOW);
  }

  private static FixtureConfiguration<AlertGroup> fixture(Instant now) {
    FixtureConfiguration<AlertGroup> fixture = new AggregateTestFixture<>(AlertGroup.class);
    fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
    fixture.registerInjectableResource(new NoEnds());
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
    return fixture;
  }

  private static FiringAlert alert(String key, Instant startsAt) {
    return alert(key, startsAt, false);
  }

  private static FiringAlert alert(String key, Instant startsAt, boolean steady) {
    return new FiringAlert(
        key,
        "HighErrorRate",
        "checkout",
        AlertSeverity.CRITICAL,
        "5xx",
        "one in five",
        null,
        List.of(),
        CONTEXT,
        startsAt,
        steady,
        null);
  }

  private static Fire fire(FiringAlert... alerts) {
    return within(null, alerts);
  }

  private static Fire within(Duration window, FiringAlert... alerts) {
    return new Fire(
        "g",
        "int",
        "{}:{alertname=\"HighErrorRate\"}",
        1,
        "alertmanager-group-key/1",
        "i",
        "5xx",
        null,
        Severity.SEV1,
        List.of("checkout"),
        Arrays.asList(alerts),
        null,
        window,
        BY);
  }

  private static Resolve over(String key, Instant endsAt) {
    return new Resolve("g", List.of(new OverAlert(key, null, endsAt)), "ab", BY);
  }

  private static Opened opened() {
    return opened(null);
  }

  private static Opened opened(Flapping flapping) {
    return new Opened(
        "g",
        "int",
        "{}:{alertname=\"HighErrorRate\"}",
        1,
        "alertmanager-group-key/1",
        "i",
        "5xx",
        null,
        Severity.SEV1,
        List.of("checkout"),
        T0,
        flapping,
        BY,
        NOW);
  }

  private static AlertFired fired(String key, Instant startsAt, Instant at) {
    return new AlertFired(
        "g",
        key,
        "HighErrorRate",
        "checkout",
        AlertSeverity.CRITICAL,
        "5xx",
        "one in five",
        null,
        List.of(),
        CONTEXT,
        startsAt,
        null,
        BY,
        at);
  }

  private static AlertResolved ended(String key, Instant endsAt, Instant at) {
    return new AlertResolved("g", key, null, endsAt, null, "ab", BY, at);
  }
}
