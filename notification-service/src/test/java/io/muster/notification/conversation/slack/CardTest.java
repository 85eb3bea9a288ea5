package io.muster.notification.conversation.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.notification.conversation.Crew;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CardTest {

  @Test
  void a_channel_is_named_after_number_and_service_and_never_after_the_title() {
    IncidentNow incident = incident("Eve stole the data", List.of("Check-out / EU", "search"));
    assertThat(RoomNames.of(incident, 1)).isEqualTo("inc-142-check-out-eu");
    assertThat(RoomNames.of(incident, 2)).isEqualTo("inc-142-check-out-eu-2");
    assertThat(RoomNames.after("inc-142-check-out-eu", incident))
        .isEqualTo("inc-142-check-out-eu-2");
    assertThat(RoomNames.after("inc-142-check-out-eu-2", incident))
        .isEqualTo("inc-142-check-out-eu-3");
    assertThat(RoomNames.after("inc-142-check-out", incident("x", List.of("check"))))
        .isEqualTo("inc-142-check-2");
    assertThat(RoomNames.after("inc-142-db-1", incident("x", List.of("db-1"))))
        .isEqualTo("inc-142-db-1-2");
    assertThat(RoomNames.of(incident("x", List.of()), 1)).isEqualTo("inc-142");
    assertThat(RoomNames.of(incident("x", List.of("数据库")), 1)).isEqualTo("inc-142");
  }

  @Test
  void no_name_is_longer_than_slack_takes() {
    IncidentNow incident = incident("x", List.of("s".repeat(300)));
    assertThat(RoomNames.of(incident, 12)).hasSizeLessThanOrEqualTo(80).endsWith("-12");
  }

  @Test
  void nothing_in_a_card_is_longer_than_slack_takes_or_does_more_than_be_read() {
    String much = "<!channel> & <https://evil.example|here> ".repeat(100);
    Card card =
        new Card(
            incident(much, List.of(much)),
            new Crew(null, Set.of()),
            null,
            "https://m/1",
            true,
            false);
    assertThat(card.topic()).hasSizeLessThanOrEqualTo(250);
    assertThat(card.text()).hasSizeLessThanOrEqualTo(3000).doesNotContain("<");
    assertThat(card.blocks().toString()).doesNotContain("<!channel>").doesNotContain("<https://e");
  }

  @Test
  void a_title_is_cut_between_two_characters_and_never_within_one() {
    Card card =
        new Card(
            incident("x" + "🔥".repeat(600), List.of()),
            new Crew(null, Set.of()),
            null,
            "https://m/1",
            true,
            false);
    assertThat(card.text()).endsWith("🔥…");
    assertThat(new JsonMapper().writeValueAsBytes(card.blocks())).isNotEmpty();
  }

  @Test
  void while_whoever_acknowledged_is_asked_there_is_a_button_to_answer() {
    IncidentNow open = incident("Checkout fails", List.of());
    IncidentNow taken =
        new IncidentNow(
            open.id(),
            open.number(),
            open.title(),
            open.severity(),
            open.services(),
            open.since(),
            ResponseState.ACKNOWLEDGED,
            false,
            Actor.person("rosa", "Rosa Reyes"),
            Instant.EPOCH,
            null,
            null);
    Crew crew = new Crew(null, Set.of());
    Card asked = new Card(taken, crew, null, "https://m/1", true, true);
    assertThat(asked.blocks().toString()).contains("Yes, still on it", "STILL_ON");
    assertThat(asked.topic()).contains("by Rosa Reyes, who is asked whether they are still on it");
    Card quiet = new Card(taken, crew, null, "https://m/1", true, false);
    assertThat(quiet.blocks().toString()).doesNotContain("STILL_ON");
    assertThat(quiet.print()).as("it is written anew").isNotEqualTo(asked.print());
    assertThat(new Card(open, crew, null, "https://m/1", true, true).blocks().toString())
        .as("who can take it on is not asked")
        .doesNotContain("STILL_ON");
  }

  private static IncidentNow incident(String title, List<String> services) {
    return new IncidentNow(
        "i42",
        "INC-142",
        title,
        Severity.SEV1,
        services,
        Instant.EPOCH,
        ResponseState.TRIGGERED,
        false,
        null,
        null,
        null,
        null);
  }
}
