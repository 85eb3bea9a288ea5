package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.GuardedActionCommand.Fail;
import io.muster.contracts.action.GuardedActionCommand.Lapse;
import io.muster.contracts.action.GuardedActionCommand.LoseTrack;
import io.muster.contracts.action.GuardedActionCommand.Start;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How long what was begun is asked about, and what is believed of it when. */
class ActionWorkerTest {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static DeskOfOne deskWith(Result status, BooleanSupplier trying) {
    ActionConnection target =
        new ActionConnection() {
          @Override
          public boolean isTrying(ActionRequest request) {
            return trying.getAsBoolean();
          }

          @Override
          public ProviderAnswer dryRun(ActionRequest request) {
            throw new AssertionError("It was tried before.");
          }

          @Override
          public ProviderAnswer execute(ActionRequest request) {
            throw new AssertionError("What was begun is never asked for again.");
          }

          @Override
          public ProviderAnswer status(ActionRequest request) {
            return ProviderAnswer.of(status, null);
          }

          @Override
          public ProviderAnswer undo(ActionRequest request) {
            throw new AssertionError("Nobody wants it undone.");
          }
        };
    return new DeskOfOne(
        new ActionRequest("action-of-inc-1-a", ActionKind.CALL_WEBHOOK, List.of(), null, null),
        target);
  }

  private static DeskOfOne begunAt(Result status) {
    DeskOfOne desk = deskWith(status, () -> false);
    desk.begun();
    return desk;
  }

  @Test
  void what_a_target_is_still_trying_begins_once_that_is_over_while_the_word_is_good() {
    AtomicBoolean trying = new AtomicBoolean(true);
    DeskOfOne desk = deskWith(Result.NOT_SEEN, trying::get);
    desk.ordered();
    assertThat(desk.worker().due("a")).contains(desk.now().plus(ActionLimits.ASK_AGAIN));
    assertThat(desk.decided()).isEmpty();
    trying.set(false);
    desk.worker().due("a");
    assertThat(desk.decided()).singleElement().isInstanceOf(Start.class);

    DeskOfOne late = deskWith(Result.NOT_SEEN, () -> true);
    late.ordered();
    late.pass(ActionLimits.BEGIN_WITHIN.plus(MOMENT));
    assertThat(late.worker().due("a")).isEmpty();
    assertThat(late.decided()).singleElement().isInstanceOf(Lapse.class);
  }

  @Test
  void that_a_target_has_never_seen_it_is_believed_once_nothing_can_be_on_its_way_any_more() {
    DeskOfOne desk = begunAt(Result.NOT_SEEN);
    desk.pass(ActionLimits.ARRIVES_WITHIN);
    assertThat(desk.worker().due("a")).contains(desk.now().plus(ActionLimits.ASK_AGAIN));
    assertThat(desk.decided()).isEmpty();
    desk.pass(MOMENT);
    assertThat(desk.worker().due("a")).isEmpty();
    assertThat(desk.decided()).singleElement().isInstanceOf(Fail.class);
  }

  @Test
  void a_target_that_does_not_answer_has_five_minutes_and_one_that_is_at_it_an_hour() {
    for (Result status : List.of(Result.UNKNOWN, Result.NOT_SENT, Result.IN_PROGRESS)) {
      Duration patience =
          status == Result.IN_PROGRESS ? ActionLimits.WORKS_FOR : ActionLimits.RECONCILE_FOR;
      DeskOfOne desk = begunAt(status);
      desk.pass(patience.minus(MOMENT));
      assertThat(desk.worker().due("a")).as(status.name()).isPresent();
      assertThat(desk.decided()).as(status.name()).isEmpty();
      desk.pass(MOMENT);
      assertThat(desk.worker().due("a")).contains(desk.now().plus(ActionLimits.ASK_SLOWLY));
      assertThat(desk.decided()).singleElement().isInstanceOf(LoseTrack.class);
      desk.pass(ActionLimits.GIVE_UP_ASKING);
      assertThat(desk.worker().due("a")).as("after a day").isEmpty();
    }
  }
}
