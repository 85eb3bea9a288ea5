package io.muster.incident.planning.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.RunCommand.Complete;
import io.muster.contracts.planning.RunCommand.Fail;
import io.muster.contracts.planning.RunCommand.Skip;
import io.muster.contracts.planning.RunCommand.Start;
import io.muster.contracts.planning.RunCommand.Stop;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunEvent.Finished;
import io.muster.contracts.planning.RunEvent.Started;
import io.muster.contracts.planning.RunEvent.StepCompleted;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final String ID = "run-of-inc-1-a";
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor RAVI = Actor.person("ravi", "Ravi");
  private static final String LOOP =
      """
      # Loop

      ## Action: block {#block}

      ## Action: limit {#limit}

      ## Decision: better? {#better}

      - Yes -> #lift
      - No -> #block

      ## Message to all: it goes on {#tell}

      ## Action: lift {#lift}
      """;

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);
  private final Run run = new Run();
  private final List<RunEvent> events = new ArrayList<>();

  private void when(Consumer<Run> wish) {
    Deciding.by(
        event -> {
          events.add((RunEvent) event);
          run.on((RunEvent) event);
        },
        () -> wish.accept(run));
  }

  @BeforeEach
  void started() {
    Start start =
        new Start(
            ID,
            "inc-1",
            "runbook-1",
            3,
            "Loop",
            List.of(),
            Runbooks.read("/text", LOOP).steps(),
            ROSA);
    when(r -> r.handle(start, clock));
    when(r -> r.handle(start, clock));
    assertThat(events).hasSize(1);
  }

  private void done(String step, Actor by) {
    when(r -> r.handle(new Complete(ID, step, null, null, by), clock));
  }

  private void decided(String answer) {
    when(r -> r.handle(new Complete(ID, "better", answer, null, RAVI), clock));
  }

  private String next() {
    return ((StepCompleted) events.getLast()).nextStepId();
  }

  @Test
  void one_goes_on_where_another_stopped_and_who_did_what_is_on_the_record() {
    done("block", ROSA);
    done("limit", RAVI);
    assertThat(next()).isEqualTo("better");
    assertThat(events.getLast().by()).isEqualTo(RAVI);
    done("limit", ROSA);
    assertThat(events).hasSize(3);
  }

  @Test
  void an_answer_leads_on_and_passes_over_what_lies_between() {
    done("block", ROSA);
    done("limit", ROSA);
    decided("Yes");
    assertThat(next()).isEqualTo("lift");
    done("lift", ROSA);
    assertThat(events.getLast()).isInstanceOf(Finished.class);
    assertThatThrownBy(() -> done("tell", ROSA)).isInstanceOf(Refused.class);
  }

  @Test
  void an_answer_that_leads_back_has_the_steps_done_once_more() {
    done("block", ROSA);
    done("limit", ROSA);
    decided("No");
    assertThat(next()).isEqualTo("block");
    done("block", RAVI);
    assertThat(next()).isEqualTo("limit");
  }

  @Test
  void what_was_done_ahead_of_its_turn_is_not_asked_for_again() {
    done("limit", ROSA);
    assertThat(next()).isEqualTo("block");
    done("lift", ROSA);
    done("block", ROSA);
    assertThat(next()).isEqualTo("better");
    decided("Yes");
    assertThat(events.getLast()).isInstanceOf(Finished.class);
  }

  @Test
  void a_decision_is_made_in_its_turn_and_by_one_of_its_answers() {
    assertThatThrownBy(() -> decided("Yes"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("not-its-turn"));
    done("block", ROSA);
    done("limit", ROSA);
    assertThatThrownBy(() -> decided("Perhaps")).isInstanceOf(Refused.class);
  }

  @Test
  void of_two_who_settle_a_step_differently_the_second_is_told() {
    done("block", ROSA);
    assertThatThrownBy(() -> when(r -> r.handle(new Skip(ID, "block", "No firewall", RAVI), clock)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("step-settled"));
    done("limit", ROSA);
    decided("Yes");
    decided("Yes");
    assertThat(events).hasSize(4);
    assertThatThrownBy(() -> decided("No")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> when(r -> r.handle(new Fail(ID, "block", "no", RAVI), clock)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_step_that_failed_stays_at_hand_and_may_be_left_out_with_a_reason() {
    assertThatThrownBy(() -> when(r -> r.handle(new Fail(ID, "block", " ", ROSA), clock)))
        .isInstanceOf(Refused.class);
    when(r -> r.handle(new Fail(ID, "block", "connection refused", ROSA), clock));
    assertThatThrownBy(() -> when(r -> r.handle(new Skip(ID, "block", null, ROSA), clock)))
        .isInstanceOf(Refused.class);
    when(r -> r.handle(new Skip(ID, "block", "No firewall here", ROSA), clock));
    done("limit", ROSA);
    assertThat(next()).isEqualTo("better");
  }

  @Test
  void it_can_be_stopped_with_a_reason_and_then_nothing_more_is_done() {
    when(r -> r.handle(new Stop(ID, "Wrong runbook", ROSA), clock));
    when(r -> r.handle(new Stop(ID, "Wrong runbook", ROSA), clock));
    assertThat(events).hasSize(2);
    assertThatThrownBy(() -> done("block", ROSA)).isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> when(r -> r.handle(new Complete(ID, "nowhere", null, null, ROSA), clock)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void what_is_read_of_it_says_the_same_as_what_decides() {
    done("block", ROSA);
    when(r -> r.handle(new Fail(ID, "limit", "no", RAVI), clock));
    done("limit", RAVI);
    decided("No");
    RunHistory history = null;
    for (int i = 0; i < events.size(); i++) {
      history = RunHistory.after(history, events.get(i), i);
    }
    assertThat(history.at()).isEqualTo("block");
    assertThat(history.outcomes().stream().map(RunHistory.Outcome::how))
        .containsExactly(
            RunHistory.How.DONE, RunHistory.How.FAILED, RunHistory.How.DONE, RunHistory.How.DONE);
    assertThat(history.started()).isInstanceOf(Started.class);
    assertThat(history.ended()).isNull();
  }
}
