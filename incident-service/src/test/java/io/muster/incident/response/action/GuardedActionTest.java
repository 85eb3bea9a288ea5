package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.Danger;
import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionCommand.AnswerDryRun;
import io.muster.contracts.action.GuardedActionCommand.Approve;
import io.muster.contracts.action.GuardedActionCommand.Complete;
import io.muster.contracts.action.GuardedActionCommand.ConfirmUndo;
import io.muster.contracts.action.GuardedActionCommand.Fail;
import io.muster.contracts.action.GuardedActionCommand.FailUndo;
import io.muster.contracts.action.GuardedActionCommand.LoseTrack;
import io.muster.contracts.action.GuardedActionCommand.Order;
import io.muster.contracts.action.GuardedActionCommand.OrderUndo;
import io.muster.contracts.action.GuardedActionCommand.Propose;
import io.muster.contracts.action.GuardedActionCommand.Settle;
import io.muster.contracts.action.GuardedActionCommand.Start;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Executed;
import io.muster.contracts.action.GuardedActionEvent.Settled;
import io.muster.contracts.action.GuardedActionEvent.Started;
import io.muster.contracts.action.GuardedActionEvent.UndoOrdered;
import io.muster.contracts.action.GuardedActionEvent.Undone;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GuardedActionTest {

  private static final String ID = "action-of-inc-1-a";
  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Actor RAVI = Actor.person("ravi", "Ravi");
  private static final Actor MUSTER = ActionWorker.BY;
  private static final Instant BEGAN = Instant.parse("2026-11-26T03:00:00Z");

  private final Clock clock = Clock.fixed(BEGAN, ZoneOffset.UTC);
  private final GuardedAction action = new GuardedAction();
  private final List<GuardedActionEvent> events = new ArrayList<>();

  private void when(Consumer<GuardedAction> wish) {
    Deciding.by(
        event -> {
          events.add((GuardedActionEvent) event);
          action.on((GuardedActionEvent) event);
        },
        () -> wish.accept(action));
  }

  private void proposed(ActionKind kind, List<Danger> dangers) {
    Propose wish =
        new Propose(
            ID,
            "inc-1",
            "action-target-1",
            1,
            "Edge",
            kind,
            List.of(),
            null,
            List.of(),
            0,
            dangers,
            "It tries passwords",
            kind.undoable() ? 60 : null,
            null,
            null,
            ROSA);
    when(a -> a.handle(wish, clock));
    when(a -> a.handle(wish, clock));
    assertThat(events).as("the same again changes nothing").hasSize(1);
  }

  private void tried(DryRunResult result) {
    when(a -> a.handle(new AnswerDryRun(ID, result, null, MUSTER), clock));
  }

  private void begun() {
    proposed(ActionKind.BLOCK_ADDRESS, List.of());
    tried(DryRunResult.WOULD_DO);
    when(a -> a.handle(new Order(ID, ROSA), clock));
    when(a -> a.handle(new Start(ID, MUSTER), clock));
  }

  private void refused(Consumer<GuardedAction> wish, String slug) {
    assertThatThrownBy(() -> when(wish))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo(slug));
  }

  @Test
  void whoever_proposed_a_dangerous_action_cannot_approve_it_and_no_machine_can() {
    proposed(ActionKind.BLOCK_ADDRESS, List.of(Danger.MARKED));
    refused(a -> a.handle(new Approve(ID, RAVI), clock), "not-tried-yet");
    tried(DryRunResult.WOULD_DO);
    refused(a -> a.handle(new Approve(ID, ROSA), clock), "own-action");
    refused(a -> a.handle(new Approve(ID, Actor.client("acme")), clock), "not-a-person");
    refused(a -> a.handle(new Approve(ID, Actor.system("rule")), clock), "not-a-person");
    refused(a -> a.handle(new Order(ID, RAVI), clock), "approval-needed");
    when(a -> a.handle(new Approve(ID, RAVI), clock));
    refused(a -> a.handle(new Approve(ID, RAVI), clock), "action-cleared");
  }

  @Test
  void an_action_that_was_refused_or_not_answered_when_tried_does_not_go_ahead() {
    proposed(ActionKind.BLOCK_ADDRESS, List.of());
    tried(DryRunResult.NO_ANSWER);
    refused(a -> a.handle(new Order(ID, ROSA), clock), "dry-run-refused");
    refused(a -> a.handle(new Approve(ID, RAVI), clock), "no-approval-needed");
  }

  @Test
  void of_two_who_claim_it_one_gets_it_and_of_two_who_report_one_is_heard() {
    begun();
    when(a -> a.handle(new Start(ID, MUSTER), clock));
    Clock later = Clock.offset(clock, Duration.ofMinutes(5));
    when(a -> a.handle(new Complete(ID, "done", "17", false, MUSTER), later));
    when(a -> a.handle(new Fail(ID, "not done", true, MUSTER), clock));
    when(a -> a.handle(new LoseTrack(ID, "lost", MUSTER), clock));
    assertThat(events).filteredOn(Started.class::isInstance).hasSize(1);
    assertThat(events.getLast())
        .isEqualTo(
            new Executed(
                ID,
                "inc-1",
                "done",
                "17",
                false,
                BEGAN.plus(Duration.ofMinutes(60)),
                MUSTER,
                later.instant()));
  }

  @Test
  void it_is_ordered_to_be_undone_once_however_often_that_is_asked() {
    begun();
    when(a -> a.handle(new Complete(ID, null, null, false, MUSTER), clock));
    when(a -> a.handle(new OrderUndo(ID, null, MUSTER), clock));
    when(a -> a.handle(new OrderUndo(ID, "A customer", RAVI), clock));
    when(a -> a.handle(new ConfirmUndo(ID, null, MUSTER), clock));
    when(a -> a.handle(new OrderUndo(ID, null, MUSTER), clock));
    assertThat(events).filteredOn(UndoOrdered.class::isInstance).hasSize(1);
    assertThat(events.getLast()).isInstanceOf(Undone.class);
  }

  @Test
  void what_a_person_saw_ends_what_nobody_could_find_out() {
    begun();
    refused(a -> a.handle(new Settle(ID, true, "x", RAVI), clock), "outcome-known");
    when(a -> a.handle(new LoseTrack(ID, "lost", MUSTER), clock));
    refused(a -> a.handle(new Settle(ID, true, " ", RAVI), clock), "invalid-field");
    when(a -> a.handle(new Settle(ID, true, "The rule is there", RAVI), clock));
    assertThat(((Settled) events.getLast()).undoAt()).isEqualTo(BEGAN.plus(Duration.ofMinutes(60)));
    when(a -> a.handle(new OrderUndo(ID, null, MUSTER), clock));
    when(a -> a.handle(new FailUndo(ID, "No such rule", MUSTER), clock));
    when(a -> a.handle(new Settle(ID, false, "Removed by hand", RAVI), clock));
    when(a -> a.handle(new OrderUndo(ID, "once more", RAVI), clock));
    assertThat(events.getLast()).as("there is nothing to undo").isInstanceOf(Settled.class);
  }

  @Test
  void what_cannot_be_taken_back_is_not_undone() {
    proposed(ActionKind.REVOKE_KEY, List.of());
    refused(a -> a.handle(new OrderUndo(ID, "x", RAVI), clock), "not-undoable");
  }
}
