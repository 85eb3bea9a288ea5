package io.muster.notification.delivery.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel.Note;
import io.muster.notification.delivery.page.Channel.Outgoing;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.delivery.teams.TeamsCard.Colour;
import io.muster.notification.delivery.teams.TeamsProperties.Target;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.TeamsDouble;
import io.muster.starter.MusterProperties;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TeamsChatTest {

  private static final MovableClock CLOCK = new MovableClock();
  private static final TeamsDouble TEAMS = new TeamsDouble(CLOCK);
  private static final String MUSTER = "https://muster.example";

  @AfterEach
  void no_rule_of_the_protocol_was_broken() {
    assertThat(TEAMS.faults()).isEmpty();
  }

  @AfterAll
  static void stop() {
    TEAMS.close();
  }

  @Test
  void a_page_is_a_card_whose_buttons_acknowledge_open_and_join() throws NotTakenException {
    assertThat(chat().page(page("mine", "Checkout fails", null)))
        .isEqualTo("127.0.0.1 answered 202");
    JsonNode card = TEAMS.cards("mine").getFirst();
    assertThat(TeamsDouble.text(card))
        .isEqualTo(
            "[SEV1] INC-42 Checkout fails|Services: |checkout|Since: |2 Mar 2026 08:15 UTC|Why you:"
                + " |Default policy, level 1");
    assertThat(TeamsDouble.button(card, "Acknowledge")).isEqualTo(MUSTER + "/ack/token");
    assertThat(TeamsDouble.button(card, "Open the incident"))
        .isEqualTo(MUSTER + "/incidents/INC-42");
    assertThat(TeamsDouble.button(card, "Join the call")).isEqualTo("https://meet.example/x");
  }

  @Test
  void a_page_for_a_role_acknowledges_nothing() throws NotTakenException {
    chat().page(page("role", "Nobody is commander: Checkout", "commander"));
    assertThat(TeamsDouble.button(TEAMS.cards("role").getFirst(), "Acknowledge")).isNull();
  }

  @Test
  void whoever_acknowledged_is_asked_whether_they_are_still_on_it() throws NotTakenException {
    PageWords words = asking("Are you still on it? Checkout fails", true, null);
    chat().page(new Outgoing("page-2", 1, method("asked"), words));
    JsonNode card = TEAMS.cards("asked").getFirst();
    assertThat(TeamsDouble.button(card, "Yes, still on it")).isEqualTo(MUSTER + "/ack/token");
    assertThat(TeamsDouble.button(card, "Acknowledge")).isNull();
    assertThat(TeamsDouble.text(card)).contains("others are called from 2 Mar 2026 08:45 UTC");
  }

  @Test
  void whoever_an_incident_is_handed_to_is_told_by_whom_and_until_when() throws NotTakenException {
    PageWords.HandOver handOver = new PageWords.HandOver("Mina Moreau", "The disk is full");
    PageWords words = asking("Mina Moreau hands it over to you: Checkout fails", false, handOver);
    chat().page(new Outgoing("page-3", 1, method("handed"), words));
    JsonNode card = TEAMS.cards("handed").getFirst();
    assertThat(TeamsDouble.button(card, "Take it over")).isEqualTo(MUSTER + "/ack/token");
    assertThat(TeamsDouble.text(card))
        .contains("Mina Moreau asks you to take it over, until 2 Mar 2026 08:45 UTC.")
        .doesNotContain("Default policy");
  }

  @Test
  void what_came_from_outside_is_plain_text_on_one_line_and_never_too_large()
      throws NotTakenException {
    String title = "[free](https://evil.example) <at>all</at>\n# \"Zürich\" 🔥 ".repeat(300);
    chat().page(page("hostile", title, null));
    JsonNode card = TEAMS.cards("hostile").getFirst();
    assertThat(card.toString()).doesNotContain("\"TextBlock\"", "FactSet", "\\n");
    assertThat(card.path("fallbackText").asString().codePointCount(0, 300)).isPositive();
    assertThat(TeamsDouble.text(card)).contains("[free](https://evil.example)");
  }

  @Test
  void a_note_leads_to_ones_own_notifications() throws NotTakenException {
    chat()
        .note(method("note"), new Note("Rosa", "Your Muster code", "It is 123456.", "/on-call/me"));
    JsonNode card = TEAMS.cards("note").getFirst();
    assertThat(TeamsDouble.text(card)).isEqualTo("Your Muster code|Muster: |It is 123456.");
    assertThat(TeamsDouble.button(card, "My notifications")).isEqualTo(MUSTER + "/on-call/me");
  }

  @ParameterizedTest
  @CsvSource({
    "400, true, false", "401, true, false", "403, true, false", "404, true, false",
    "410, true, true", "413, true, false", "429, false, false", "500, false, false",
    "302, false, false"
  })
  void what_can_never_be_taken_is_final_and_only_a_workflow_that_is_gone_is_gone(
      int status, boolean lasting, boolean gone) {
    TEAMS.answersNext("refusing-" + status, status, "");
    NotTakenException refused =
        catchThrowableOfType(
            NotTakenException.class, () -> chat().page(page("refusing-" + status, "x", null)));
    assertThat(refused).hasMessageContaining("" + status).hasMessageNotContaining("sig");
    assertThat(refused.isLasting()).isEqualTo(lasting);
    assertThat(refused.isGone()).isEqualTo(gone);
  }

  @Test
  void a_workflow_is_left_alone_as_long_as_it_asks_and_never_asked_more_than_four_times_a_second()
      throws WorkflowException {
    Workflows workflows = new Workflows(CLOCK);
    URI busy = URI.create(TEAMS.workflow("busy"));
    TeamsCard card = new TeamsCard("x", Colour.DEFAULT);
    TEAMS.answersNext("busy", 200, "Webhook message delivery failed with error: HTTP error 429");
    Instant before = CLOCK.instant();
    WorkflowException refused =
        catchThrowableOfType(WorkflowException.class, () -> workflows.post(busy, card));
    assertThat(refused.retryAt()).isAfterOrEqualTo(before.plusSeconds(30));
    assertThatThrownBy(() -> workflows.post(busy, card)).hasMessageContaining("left alone");
    assertThat(TEAMS.cards("busy")).isEmpty();
    CLOCK.skip(Duration.ofSeconds(31));
    for (int i = 0; i < 6; i++) {
      workflows.post(busy, card);
    }
    assertThat(TEAMS.cards("busy")).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://internal.example/workflows/x?sig=1",
        "https://prod-1.logic.azure.com.evil.example/x",
        "https://prod-1.logic.azure.com:8443/x",
        "https://169.254.169.254/x"
      })
  void a_person_can_name_no_host_but_that_of_workflows(String address) {
    assertThat(chat().objection(address)).get().asString().contains("ask an administrator");
    Method elsewhere = new Method("m1", MethodKind.TEAMS, address, true, Instant.EPOCH);
    assertThatThrownBy(() -> chat().page(new Outgoing("p", 1, elsewhere, words("x", null))))
        .isInstanceOfSatisfying(NotTakenException.class, it -> assertThat(it.isLasting()).isTrue());
  }

  @Test
  void the_port_that_teams_writes_into_its_addresses_is_the_usual_one() {
    assertThat(chat().objection("https://prod-1.logic.azure.com:443/workflows/1?sig=x")).isEmpty();
  }

  @Test
  void a_channel_without_a_usable_address_is_said_at_the_start_and_no_secret_is_shown() {
    Target target = new Target("https://prod-1.logic.azure.com/x?sig=secret", null, null);
    assertThat(target.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> channels("payments", new Target("http://evil.example", null, null)))
        .hasMessageContaining("MUSTER_TEAMS_CHANNELS_PAYMENTS_URL");
    assertThatThrownBy(() -> channels("Pay ments", target)).hasMessageContaining("small letters");
    assertThatThrownBy(() -> new TeamsProperties(true, List.of(), Map.of()))
        .hasMessageContaining("MUSTER_TEAMS_HOSTS");
  }

  private static void channels(String name, Target target) {
    new TeamsProperties(false, List.of(), Map.of(name, target));
  }

  private static TeamsChat chat() {
    MusterProperties muster =
        new MusterProperties("notification", "m", "i", "a", null, "k", "c", "s", MUSTER);
    return new TeamsChat(
        new TeamsProperties(true, List.of("127.0.0.1", "*.logic.azure.com"), Map.of()),
        new Workflows(CLOCK),
        muster);
  }

  private static Method method(String workflow) {
    return new Method("m1", MethodKind.TEAMS, TEAMS.workflow(workflow), true, Instant.EPOCH);
  }

  private static Outgoing page(String workflow, String title, String role) {
    return new Outgoing("page-1", 1, method(workflow), words(title, role));
  }

  private static PageWords asking(String title, boolean stillOn, PageWords.HandOver handOver) {
    return new PageWords(
        "INC-42",
        "SEV1",
        title,
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        1,
        null,
        null,
        null,
        stillOn,
        handOver,
        "2 Mar 2026 08:45 UTC",
        MUSTER + "/ack/token",
        MUSTER + "/incidents/INC-42",
        null,
        null);
  }

  private static PageWords words(String title, String role) {
    return new PageWords(
        "INC-42",
        "SEV1",
        title,
        "checkout",
        "2 Mar 2026 08:15 UTC",
        "Rosa Reyes",
        "Default policy",
        1,
        2,
        null,
        role,
        null,
        false,
        null,
        null,
        MUSTER + "/ack/token",
        MUSTER + "/incidents/INC-42",
        "https://meet.example/x",
        null);
  }
}
