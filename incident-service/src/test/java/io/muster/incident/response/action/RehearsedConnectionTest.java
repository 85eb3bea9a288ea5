package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsedConnectionTest {

  /** It has no targets, so that whatever would ask one fails. */
  private final ActionDesk desk = new ActionDesk(null, null, null, null);

  private static ActionState proposedIn(String incidentId) {
    ActionState state = new ActionState();
    state.apply(
        new Proposed(
            GuardedActions.newId(incidentId),
            incidentId,
            "action-target-1",
            1,
            "Edge",
            ActionKind.BLOCK_ADDRESS,
            List.of(),
            null,
            List.of(),
            0,
            List.of(),
            "It tries passwords",
            null,
            Actor.person("rosa", "Rosa"),
            Instant.EPOCH));
    return state;
  }

  @Test
  void in_a_drill_an_action_goes_all_its_way_and_no_target_hears_of_it() {
    ActionState state = proposedIn("drill-7.incident-1");
    assertThat(desk.ask(state, ActionConnection::dryRun).result()).isEqualTo(Result.WOULD_DO);
    ActionConnection connection = desk.connectAsApproved(state).orElseThrow();
    assertThat(connection.execute(desk.request(state, Instant.EPOCH)).result())
        .isEqualTo(Result.DONE);
    assertThat(desk.ask(state, ActionConnection::status).result()).isEqualTo(Result.DONE);
    assertThat(desk.ask(state, ActionConnection::undo).result()).isEqualTo(Result.UNDONE);
    assertThat(GuardedActions.incidentOf(state.proposed().actionId()))
        .isEqualTo("drill-7.incident-1");
  }
}
