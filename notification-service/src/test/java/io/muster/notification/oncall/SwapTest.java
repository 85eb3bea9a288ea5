package io.muster.notification.oncall;

import static io.muster.notification.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.contracts.oncall.SwapCommand;
import io.muster.contracts.oncall.SwapCommand.Accept;
import io.muster.contracts.oncall.SwapCommand.Ask;
import io.muster.contracts.oncall.SwapCommand.Decline;
import io.muster.contracts.oncall.SwapCommand.Withdraw;
import io.muster.contracts.oncall.SwapEvent.Accepted;
import io.muster.contracts.oncall.SwapEvent.Asked;
import io.muster.contracts.oncall.SwapEvent.Declined;
import io.muster.contracts.oncall.SwapEvent.Withdrawn;
import io.muster.notification.oncall.Swaps.State;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Only a yes of who was asked changes whose duty it is. */
class SwapTest {

  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Actor RAVI = Actor.person("ravi", "Ravi Rao");
  private static final Instant FROM = NOW.plusSeconds(86_400);
  private static final Instant UNTIL = NOW.plusSeconds(2 * 86_400);
  private static final Instant BACK = NOW.plusSeconds(7 * 86_400);
  private static final Instant BACK_UNTIL = NOW.plusSeconds(8 * 86_400);

  @Test
  void a_wish_is_recorded_once_and_changes_nobodys_duty() {
    when(ask(FROM, UNTIL, null, null)).expectEvents(asked(null, null));
    given(asked(null, null)).when(ask(FROM, UNTIL, null, null)).expectNoEvents();
  }

  @Test
  void a_yes_and_the_override_that_makes_it_so_are_one_commit() {
    given(asked(null, null))
        .when(new Accept("primary", "swap-1", "With pleasure", RAVI))
        .expectEvents(
            new Accepted("primary", "swap-1", "With pleasure", RAVI, NOW),
            new OverrideAdded("primary", "swap-1-1", "ravi", FROM, UNTIL, null, RAVI, NOW));
  }

  @Test
  void a_trade_puts_each_on_call_in_the_place_of_the_other() {
    when(ask(FROM, UNTIL, BACK, BACK_UNTIL)).expectEvents(asked(BACK, BACK_UNTIL));
    given(asked(BACK, BACK_UNTIL))
        .when(new Accept("primary", "swap-1", null, RAVI))
        .expectEvents(
            new Accepted("primary", "swap-1", null, RAVI, NOW),
            new OverrideAdded("primary", "swap-1-1", "ravi", FROM, UNTIL, null, RAVI, NOW),
            new OverrideAdded("primary", "swap-1-2", "rosa", BACK, BACK_UNTIL, null, RAVI, NOW));
  }

  @Test
  void accepting_twice_puts_nobody_on_call_twice() {
    given(asked(null, null), new Accepted("primary", "swap-1", null, RAVI, NOW))
        .when(new Accept("primary", "swap-1", null, RAVI))
        .expectNoEvents();
  }

  @Test
  void nobody_but_who_was_asked_answers() {
    given(asked(null, null))
        .when(new Accept("primary", "swap-1", null, ROSA))
        .expectException(Refused.class);
    given(asked(null, null))
        .when(new Decline("primary", "swap-1", null, ROSA))
        .expectException(Refused.class);
  }

  @Test
  void a_no_ends_it() {
    Declined no = new Declined("primary", "swap-1", "I am in the mountains", RAVI, NOW);
    given(asked(null, null))
        .when(new Decline("primary", "swap-1", "I am in the mountains", RAVI))
        .expectEvents(no);
    given(asked(null, null), no)
        .when(new Accept("primary", "swap-1", null, RAVI))
        .expectException(Refused.class);
  }

  @Test
  void what_was_withdrawn_cannot_be_accepted() {
    Withdrawn withdrawn = new Withdrawn("primary", "swap-1", ROSA, NOW);
    given(asked(null, null)).when(new Withdraw("primary", "swap-1", ROSA)).expectEvents(withdrawn);
    given(asked(null, null), withdrawn)
        .when(new Withdraw("primary", "swap-1", ROSA))
        .expectNoEvents();
    given(asked(null, null), withdrawn)
        .when(new Accept("primary", "swap-1", null, RAVI))
        .expectException(Refused.class);
  }

  @Test
  void it_expires_when_the_first_of_its_times_begins() {
    Asked begun =
        new Asked(
            "primary",
            "swap-1",
            "rosa",
            "ravi",
            FROM,
            UNTIL,
            NOW,
            NOW.plusSeconds(60),
            null,
            ROSA,
            NOW.minusSeconds(60));
    given(begun).when(new Accept("primary", "swap-1", null, RAVI)).expectException(Refused.class);
    Swaps swaps = Swaps.of(List.of(begun));
    assertThat(swaps.find("swap-1").orElseThrow().at(NOW.minusSeconds(1))).isEqualTo(State.OPEN);
    assertThat(swaps.find("swap-1").orElseThrow().at(NOW)).isEqualTo(State.EXPIRED);
  }

  @Test
  void what_runs_already_oneself_and_half_a_trade_are_refused_where_they_stand() {
    refused(ask(NOW, UNTIL, null, null), "/from");
    refused(ask(FROM, UNTIL, BACK, null), "/backUntil");
    refused(ask(FROM, UNTIL, FROM, UNTIL), "/backFrom");
    refused(
        new Ask("primary", "swap-1", "rosa", "rosa", FROM, UNTIL, null, null, null, ROSA),
        "/askedId");
    refused(
        new Ask("primary", "swap-1", "rosa", "ravi", FROM, UNTIL, null, null, "a\nb", ROSA),
        "/note");
  }

  private static void refused(Ask command, String pointer) {
    assertThatThrownBy(() -> SwapRules.ask(command, new Swaps(), NOW))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.faults().getFirst().pointer()).isEqualTo(pointer));
  }

  private static ResultValidator<Schedule> when(SwapCommand command) {
    return given().when(command);
  }

  private static TestExecutor<Schedule> given(Object... events) {
    List<Object> all = new ArrayList<>(List.of(published()));
    all.addAll(List.of(events));
    return Fixtures.of(Schedule.class).given(all);
  }

  private static Ask ask(Instant from, Instant until, Instant backFrom, Instant backUntil) {
    return new Ask(
        "primary", "swap-1", "rosa", "ravi", from, until, backFrom, backUntil, "A wedding", ROSA);
  }

  private static Asked asked(Instant backFrom, Instant backUntil) {
    return new Asked(
        "primary",
        "swap-1",
        "rosa",
        "ravi",
        FROM,
        UNTIL,
        backFrom,
        backUntil,
        "A wedding",
        ROSA,
        NOW);
  }

  private static SchedulePublished published() {
    Layer layer =
        new Layer(
            "weeks",
            "Weeks",
            "UTC",
            new Rotation(
                Rotation.Unit.WEEKS, 1, LocalDate.of(2026, 1, 5), LocalTime.MIDNIGHT, List.of()),
            List.of("rosa", "ravi"),
            List.of(),
            Layer.OnHolidays.AS_EVER,
            null);
    return new SchedulePublished(
        "primary", "Primary", null, "UTC", List.of(layer), List.of(), List.of(), ROSA, NOW);
  }
}
