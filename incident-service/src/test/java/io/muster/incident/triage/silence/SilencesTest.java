package io.muster.incident.triage.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.LabelMatcher.Operator;
import io.muster.contracts.alert.SilenceCommand;
import io.muster.contracts.alert.SilenceCommand.Create;
import io.muster.contracts.alert.SilenceCommand.End;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.contracts.alert.WeeklyWindow;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.Test;

class SilencesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final List<LabelMatcher> CHECKOUT =
      List.of(new LabelMatcher("service", Operator.EQUAL, "checkout"));
  private static final WeeklyWindow SUNDAYS =
      new WeeklyWindow(
          List.of(DayOfWeek.SUNDAY),
          LocalTime.of(2, 0),
          60,
          "Europe/Berlin",
          LocalDate.of(2026, 11, 29),
          LocalDate.of(2027, 11, 28));

  @Test
  void a_silence_is_made_once_from_now_when_nothing_else_is_said() {
    when(once("s", null, LATER)).expectEvents(created("s"));
    when(once("s", NOW.minusSeconds(99), LATER)).expectEvents(created("s"));
    when(once("s", null, LATER), created("s")).expectNoEvents();
    Instant tomorrow = NOW.plus(Duration.ofDays(1));
    when(once("s", tomorrow, tomorrow.plusSeconds(60)))
        .expectEvents(
            new Created(
                "s", CHECKOUT, tomorrow, tomorrow.plusSeconds(60), null, "Patching", ROSA, NOW));
  }

  @Test
  void it_has_a_reason_and_an_end_within_30_days() {
    refused("/until", once("s", null, null));
    refused("/until", once("s", null, NOW));
    refused("/until", once("s", LATER, LATER));
    refused("/until", once("s", null, NOW.plus(Duration.ofDays(30)).plusMillis(1)));
    when(once("s", null, NOW.plus(Duration.ofDays(30)))).expectSuccessfulHandlerExecution();
    refused("/reason", create("s", CHECKOUT, null, LATER, null, " ", Authority.RESPONDER));
    refused(
        "/reason",
        create("s", CHECKOUT, null, LATER, null, "x".repeat(2_001), Authority.RESPONDER));
    refused(
        "/matchers", create("s", List.of(), null, LATER, null, "Patching", Authority.RESPONDER));
  }

  @Test
  void only_a_manager_has_a_silence_come_back_or_ends_such_a_one() {
    Created weekly = new Created("s", CHECKOUT, null, null, SUNDAYS, "Patching", ROSA, NOW);
    when(weekly(SUNDAYS, Authority.MANAGER)).expectEvents(weekly);
    when(weekly(SUNDAYS, Authority.RESPONDER)).expectException(refusal("not-manager", null));
    when(end("s", null, Authority.RESPONDER), weekly).expectException(refusal("not-manager", null));
    when(end("s", null, Authority.MANAGER), weekly).expectEvents(ended("s"));
  }

  @Test
  void when_it_comes_back_is_said_wholly() {
    refused("/weekly", create("s", CHECKOUT, NOW, LATER, SUNDAYS, "Patching", Authority.MANAGER));
    LocalDate first = SUNDAYS.first();
    LocalTime two = SUNDAYS.start();
    refused("/weekly/days", weekly(List.of(), two, 60, "UTC", first, first));
    List<DayOfWeek> sunday = SUNDAYS.days();
    refused("/weekly/start", weekly(sunday, null, 60, "UTC", first, first));
    refused("/weekly/minutes", weekly(sunday, two, 0, "UTC", first, first));
    refused("/weekly/minutes", weekly(sunday, two, 1441, "UTC", first, first));
    refused("/weekly/zone", weekly(sunday, two, 60, "Europe/Atlantis", first, first));
    refused("/weekly/zone", weekly(sunday, two, 60, "+02:00", first, first));
    refused("/weekly/first", weekly(sunday, two, 60, "UTC", null, first));
    refused("/weekly/last", weekly(sunday, two, 60, "UTC", first, null));
    refused("/weekly/last", weekly(sunday, two, 60, "UTC", first, first.minusDays(1)));
    refused("/weekly/last", weekly(sunday, two, 60, "UTC", first, first.plusYears(2).plusDays(1)));
    refused("/weekly/days", weekly(sunday, two, 60, "UTC", first.plusDays(1), first.plusDays(3)));
    refused(
        "/weekly/last", weekly(sunday, two, 60, "UTC", first.minusDays(70), first.minusDays(7)));
  }

  @Test
  void somebody_ends_it_before_its_time_with_a_reason_and_once() {
    when(end("s", 0L, Authority.RESPONDER), created("s")).expectEvents(ended("s"));
    when(end("s", null, Authority.RESPONDER), created("s"), ended("s")).expectNoEvents();
    when(end("s", 0L, Authority.RESPONDER), created("s"), ended("s"))
        .expectException(refusal("stale-version", null));
    when(end("other", null, Authority.RESPONDER), created("s"))
        .expectException(refusal("not-found", null));
    when(new End("s", "", null, ROSA, Authority.RESPONDER), created("s"))
        .expectException(refusal("invalid-field", "/reason"));
    Created past =
        new Created("s", CHECKOUT, NOW.minusSeconds(9), NOW, null, "Patching", ROSA, NOW);
    when(end("s", null, Authority.RESPONDER), past).expectNoEvents();
  }

  @Test
  void there_are_at_most_a_thousand_that_are_not_over() {
    SilenceEvent[] thousand =
        IntStream.range(0, 1_000).mapToObj(i -> created("s" + i)).toArray(SilenceEvent[]::new);
    when(once("one", null, LATER), thousand).expectException(refusal("too-many-silences", null));
    SilenceEvent[] withOneEnded = new SilenceEvent[1_001];
    System.arraycopy(thousand, 0, withOneEnded, 0, 1_000);
    withOneEnded[1_000] = ended("s7");
    when(once("one", null, LATER), withOneEnded).expectEvents(created("one"));
  }

  private static ResultValidator<Silences> when(SilenceCommand command, SilenceEvent... given) {
    FixtureConfiguration<Silences> fixture = new AggregateTestFixture<>(Silences.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
    return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) given))
        .when(command);
  }

  private static void refused(String pointer, SilenceCommand command) {
    when(command).expectException(refusal("invalid-field", pointer));
  }

  private static CustomMatcher<Refused> refusal(String slug, String pointer) {
    return new CustomMatcher<>(slug + " at " + pointer) {
      @Override
      public boolean matches(Object thrown) {
        assertThat(thrown).isInstanceOf(Refused.class);
        Refused refused = (Refused) thrown;
        return refused.slug().equals(slug)
            && (pointer == null || refused.faults().getFirst().pointer().equals(pointer));
      }
    };
  }

  private static Create once(String id, Instant from, Instant until) {
    return create(id, CHECKOUT, from, until, null, "Patching", Authority.RESPONDER);
  }

  private static Create weekly(WeeklyWindow weekly, Authority authority) {
    return create("s", CHECKOUT, null, null, weekly, "Patching", authority);
  }

  private static Create weekly(
      List<DayOfWeek> days,
      LocalTime start,
      int minutes,
      String zone,
      LocalDate first,
      LocalDate last) {
    return weekly(new WeeklyWindow(days, start, minutes, zone, first, last), Authority.MANAGER);
  }

  private static Create create(
      String id,
      List<LabelMatcher> matchers,
      Instant from,
      Instant until,
      WeeklyWindow weekly,
      String reason,
      Authority authority) {
    return new Create(id, matchers, from, until, weekly, reason, ROSA, authority);
  }

  private static End end(String id, Long version, Authority authority) {
    return new End(id, "Patched", version, ROSA, authority);
  }

  private static Created created(String id) {
    return new Created(id, CHECKOUT, NOW, LATER, null, "Patching", ROSA, NOW);
  }

  private static Ended ended(String id) {
    return new Ended(id, "Patched", ROSA, NOW);
  }
}
