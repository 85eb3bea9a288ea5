package io.muster.notification.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardFailed;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TeamsNowTest {

  private static final Actor MUSTER = Actor.system("teams");
  private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void a_channel_that_fails_in_turn_for_two_reasons_fails_since_the_first_time() {
    TeamsNow failing =
        TeamsNow.NONE
            .after(failed("answered 502", FIRST))
            .after(failed("did not answer", FIRST.plusSeconds(60)))
            .after(failed("answered 502", FIRST.plusSeconds(120)));
    assertThat(failing.failingSince()).containsEntry("payments", FIRST);
    assertThat(failing.failures().get("payments").error()).isEqualTo("answered 502");
    assertThat(failing.after(posted(FIRST.plusSeconds(180))).failingSince()).isEmpty();
  }

  private static TeamsCardFailed failed(String error, Instant at) {
    return new TeamsCardFailed("conversation-i1", "i1", "payments", error, MUSTER, at);
  }

  private static TeamsCardPosted posted(Instant at) {
    return new TeamsCardPosted(
        "conversation-i1", "i1", "payments", Severity.SEV1, ResponseState.TRIGGERED, MUSTER, at);
  }
}
