package io.muster.notification.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeTest {

  @Test
  void a_topic_ends_where_there_is_no_more_room_and_never_within_a_character() {
    assertThat(Bridge.topic(incident("Mails"), 17)).isEqualTo("SEV1 INC-42 Mails");
    assertThat(Bridge.topic(incident("Mails are late"), 17)).isEqualTo("SEV1 INC-42 Mails");
    assertThat(Bridge.topic(incident("Mail\uD83D\uDD25 burns"), 17)).isEqualTo("SEV1 INC-42 Mail");
    assertThat(Bridge.topic(incident("Mai\uD83D\uDD25 burns"), 17))
        .isEqualTo("SEV1 INC-42 Mai\uD83D\uDD25");
  }

  private static IncidentNow incident(String title) {
    return new IncidentNow(
        "inc-42",
        "INC-42",
        title,
        Severity.SEV1,
        List.of(),
        Instant.EPOCH,
        ResponseState.TRIGGERED,
        false,
        null,
        null,
        null,
        null);
  }
}
