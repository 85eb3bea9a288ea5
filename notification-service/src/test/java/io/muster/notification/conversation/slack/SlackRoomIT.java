package io.muster.notification.conversation.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.conversation.ChatCommand;
import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ChatEvent.ChatArchived;
import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import io.muster.contracts.conversation.ChatEvent.ChatFailed;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.ChatEvent.ChatPeopleInvited;
import io.muster.contracts.conversation.Uninvited;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.IncidentDouble;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.SlackDouble;
import io.muster.starter.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Slack is a double here that answers only to what its documentation says. */
class SlackRoomIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final IncidentDouble INCIDENTS = new IncidentDouble();
  private static final MovableClock CLOCK = new MovableClock();
  private static final SlackDouble SLACK =
      new SlackDouble(CLOCK).knows("rosa@muster.example", "U1ROSA");
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);
  private static Running service;
  private static String rosa;

  private final long number = NUMBERS.incrementAndGet();
  private final String name = "inc-" + number + "-checkout";
  private final String path = "/api/incidents/INC-" + number + "/chat";

  @BeforeAll
  static void start() {
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service =
        Running.local(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                INCIDENTS.url(),
                CLOCK,
                "--muster.slack.token=" + SlackDouble.TOKEN,
                "--muster.slack.api-url=" + SLACK.url())
            .believing(rosa);
  }

  @AfterEach
  void slackWasAskedNothingItDoesNotKnow() {
    assertThat(SLACK.offences()).isEmpty();
  }

  @AfterAll
  static void stop() {
    service.close();
    SLACK.close();
    INCIDENTS.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void a_bad_incident_gets_a_channel_that_says_how_it_stands_until_it_is_closed() {
    String incident = service.open(number, "Checkout <fails> & <!channel> burns", "checkout");
    until(() -> channel() != null && channel().members().contains("U1ROSA"));
    until(() -> channel().bookmarks().contains("Incident in Muster"));
    until(() -> channel().bookmarks().contains("Call"));
    assertThat(channel().texts()).hasSize(1);
    assertThat(channel().texts().getFirst())
        .contains("http://muster.example/incidents/INC-" + number)
        .contains("Checkout &lt;fails&gt; &amp; &lt;!channel&gt; burns")
        .doesNotContain("<!channel>");
    until(() -> channel().topic().contains("SEV1 · Nobody has taken it on yet"));

    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    service.append(
        "Incident",
        new IncidentEvent.RoleAssigned(
            incident, Role.COMMANDER, new Person(ROSA, "Rosa Reyes"), MINA, CLOCK.instant()));
    until(() -> channel().topic().contains("Acknowledged by Rosa Reyes · Commander: Rosa Reyes"));
    until(() -> channel().texts().getFirst().contains("Acknowledged by Rosa Reyes"));
    assertThat(channel().texts()).hasSize(1);
    assertThat(answer())
        .contains("\"setUp\":true", "\"state\":\"OPEN\"", "\"name\":\"" + name + "\"")
        .contains("https://acme.slack.com/archives/C")
        .contains("\"reason\":\"NO_ADDRESS\"");

    close(incident);
    until(() -> channel().archived());
    assertThat(channel().topic()).contains("Closed");
    until(() -> answer().contains("\"state\":\"ARCHIVED\""));
    assertThat(chat(incident, ChatArchived.class).getFirst().reason())
        .isEqualTo("Work on the incident ended.");
  }

  @Test
  void a_private_incident_gets_none_and_one_that_becomes_private_leaves_nothing_behind() {
    service.openPrivate(number, "About a colleague", "checkout");
    long another = NUMBERS.incrementAndGet();
    String incident = service.open(another, "About Eve", "checkout");
    String itsName = "inc-" + another + "-checkout";
    until(() -> SLACK.channel(itsName) != null && !SLACK.channel(itsName).bookmarks().isEmpty());
    assertThat(channel()).isNull();

    service.append("Incident", new AccessEvent.MadePrivate(incident, "Eve", MINA, CLOCK.instant()));
    until(() -> SLACK.channel(itsName).archived());
    assertThat(SLACK.channel(itsName).texts().toString()).doesNotContain("About Eve");
    assertThat(SLACK.channel(itsName).topic()).isEmpty();
    assertThat(SLACK.channel(itsName).bookmarks()).isEmpty();
    String paths = "/api/incidents/INC-" + another + "/chat";
    until(() -> service.get(paths, rosa).statusCode() == 404);
    assertThat(service.send("POST", paths, rosa, null).statusCode()).isEqualTo(404);
  }

  @Test
  void what_slack_does_not_empty_keeps_nothing_else_and_is_on_record() {
    SLACK.breaks("chat.update", SlackDouble.refuses("cant_update_message"));
    String incident = service.open(number, "About Eve", "checkout");
    until(() -> channel() != null && channel().bookmarks().contains("Incident in Muster"));
    service.append("Incident", new AccessEvent.MadePrivate(incident, "Eve", MINA, CLOCK.instant()));
    until(() -> !chat(incident, ChatArchived.class).isEmpty());
    SLACK.mends("chat.update");
    assertThat(channel().archived()).isTrue();
    assertThat(channel().topic()).isEmpty();
    assertThat(channel().bookmarks()).isEmpty();
    assertThat(chat(incident, ChatArchived.class).getFirst().reason())
        .contains("Slack kept some of what Muster wrote in it (cant_update_message).");
  }

  @Test
  void a_card_nobody_lived_to_record_is_emptied_too_when_the_incident_becomes_private() {
    try (Registration _ = dying(ChatCommand.RecordCard.class, 1000)) {
      String incident = service.open(number, "About Eve", "checkout");
      until(() -> channel() != null && !channel().texts().isEmpty());
      service.append(
          "Incident", new AccessEvent.MadePrivate(incident, "Eve", MINA, CLOCK.instant()));
      until(() -> channel().archived());
      assertThat(chat(incident, ChatEvent.ChatCardPosted.class)).isEmpty();
      assertThat(channel().texts().toString()).doesNotContain("About Eve");
    }
  }

  @Test
  void a_drill_gets_none_even_when_somebody_asks() {
    service.openInDrill(number, "Rehearsal", "checkout");
    String path = "/api/incidents/INC-" + number + "/chat";
    until(() -> service.send("POST", path, rosa, null).statusCode() == 409);
    long another = NUMBERS.incrementAndGet();
    service.open(another, "Checkout is down", "checkout");
    until(() -> SLACK.channel("inc-" + another + "-checkout") != null);
    assertThat(channel()).isNull();
  }

  @Test
  void a_lesser_incident_gets_a_channel_when_somebody_asks() {
    String incident = openLesser();
    until(() -> service.get(path, rosa).statusCode() == 200);
    assertThat(service.send("POST", path, auditor(), null).statusCode()).isEqualTo(403);
    assertThat(channel()).isNull();
    assertThat(service.send("POST", path, rosa, null).statusCode()).isEqualTo(200);
    until(() -> answer().contains("\"state\":\"OPEN\""));
    assertThat(service.send("POST", path, rosa, null).body()).contains("\"changed\":false");
    close(incident);
    until(() -> answer().contains("\"state\":\"ARCHIVED\""));
    assertThat(service.send("POST", path, rosa, null).body()).contains("incident-closed");
  }

  @Test
  void a_crash_after_slack_made_the_channel_makes_no_second_one() {
    try (Registration _ = dyingOnce(ChatCommand.RecordOpened.class)) {
      String incident = service.open(number, "Crash", "checkout");
      until(() -> !chat(incident, ChatClaimed.class).isEmpty() && channel() != null);
      CLOCK.skip(Duration.ofSeconds(6));
      until(() -> answer().contains("\"state\":\"OPEN\""));
      assertThat(chat(incident, ChatClaimed.class)).hasSize(1);
      assertThat(SLACK.channel(name + "-2")).isNull();
    }
  }

  @Test
  void a_crash_after_the_card_was_posted_posts_no_second_one() {
    try (Registration _ = dyingOnce(ChatCommand.RecordCard.class)) {
      String incident = service.open(number, "Crash", "checkout");
      until(() -> channel() != null && !channel().texts().isEmpty());
      CLOCK.skip(Duration.ofSeconds(6));
      until(() -> !chat(incident, ChatEvent.ChatCardPosted.class).isEmpty());
      assertThat(channel().texts()).hasSize(1);
    }
  }

  @Test
  void a_name_that_is_somebody_elses_is_left_to_them() {
    SLACK.has(name);
    String incident = service.open(number, "Named twice", "checkout");
    until(() -> !chat(incident, ChatOpened.class).isEmpty());
    assertThat(chat(incident, ChatOpened.class).getFirst().name()).isEqualTo(name + "-2");
    assertThat(channel().texts()).isEmpty();
  }

  @Test
  void when_slack_asks_to_wait_it_is_left_alone_until_then() {
    SLACK.next("conversations.create", SlackDouble.status(429, "Retry-After", "600"));
    long before = SLACK.calls("conversations.create");
    String incident = service.open(number, "Too much", "checkout");
    until(() -> SLACK.calls("conversations.create") == before + 1);
    service.acknowledge(incident, ROSA, "Rosa Reyes", "web");
    CLOCK.skip(Duration.ofSeconds(300));
    assertThat(chat(incident, ChatFailed.class)).isEmpty();
    assertThat(SLACK.calls("conversations.create")).isEqualTo(before + 1);
    CLOCK.skip(Duration.ofSeconds(301));
    // On a busy machine what Slack asks for may have been read only when time had passed.
    untilLater(() -> answer().contains("\"state\":\"OPEN\""));
  }

  @Test
  void what_slack_refuses_is_told_with_who_can_mend_it_until_it_works() {
    SLACK.breaks("conversations.setTopic", SlackDouble.refuses("missing_scope"));
    String incident = service.open(number, "No scope", "checkout");
    until(() -> answer().contains("The Slack app lacks a permission."));
    until(() -> !channel().bookmarks().isEmpty());
    SLACK.mends("conversations.setTopic");
    untilLater(() -> !chat(incident, ChatEvent.ChatRecovered.class).isEmpty());
    assertThat(chat(incident, ChatFailed.class)).hasSize(1);
    assertThat(channel().topic()).contains("SEV1");
    assertThat(answer()).doesNotContain("failure");
  }

  @Test
  void slack_that_hangs_or_breaks_holds_up_no_page() {
    SLACK.next("auth.test", SLACK.hangs());
    SLACK.next("auth.test", SlackDouble.status(500));
    String incident = service.open(number, "Slack is down", "checkout");
    until(() -> !INBOX.about(number, "rosa@muster.example").isEmpty());
    until(() -> !chat(incident, ChatFailed.class).isEmpty());
    untilLater(() -> answer().contains("\"state\":\"OPEN\""));
    assertThat(chat(incident, ChatFailed.class).getFirst().error()).isEqualTo("away");
  }

  @Test
  void many_people_are_brought_in_thirty_at_a_time_and_one_who_may_not_keeps_out_nobody_else() {
    String incident = openLesser();
    for (int each = 0; each < 34; each++) {
      String person = "expert-%d-%d".formatted(number, each);
      String email = person + "@muster.example";
      if (each == 3) {
        SLACK.knowsGuest(email, "UG" + person);
      } else if (each != 4) {
        SLACK.knows(email, "U" + person);
      }
      service.append(
          "ContactMethods", new ContactMethodsSet(person, "Expert", email, MINA, CLOCK.instant()));
      service.append(
          "Incident",
          new IncidentEvent.RoleAssigned(
              incident, Role.SUBJECT_EXPERT, new Person(person, "Expert"), MINA, CLOCK.instant()));
    }
    until(() -> service.send("POST", path, rosa, null).statusCode() == 200);
    until(() -> !chat(incident, ChatPeopleInvited.class).isEmpty());
    assertThat(channel().members()).hasSizeGreaterThanOrEqualTo(32);
    assertThat(
            chat(incident, ChatPeopleInvited.class).getFirst().uninvited().stream()
                .map(Uninvited::reason))
        .contains(Uninvited.Reason.NOT_ADMITTED, Uninvited.Reason.NOT_FOUND);
  }

  private String openLesser() {
    String incident = "inc-lesser-" + number;
    service.append(
        "Incident",
        new IncidentEvent.Opened(
            incident,
            number,
            "Mails are late",
            "",
            Severity.SEV4,
            List.of("checkout"),
            Source.declared(),
            null,
            CLOCK.instant(),
            MINA,
            CLOCK.instant()));
    return incident;
  }

  private static void close(String incident) {
    service.append(
        "Incident",
        new IncidentEvent.PhaseChanged(
            incident,
            Phase.LESSONS_LEARNED,
            Phase.CLOSED,
            PhaseMove.ADVANCED,
            List.of(),
            null,
            MINA,
            CLOCK.instant()));
  }

  /** The process dies as it is about to record something, and is there again. */
  private static Registration dyingOnce(Class<?> command) {
    return dying(command, 1);
  }

  /** It dies there so many times. */
  private static Registration dying(Class<?> command, int times) {
    AtomicInteger died = new AtomicInteger();
    return service
        .bean(CommandBus.class)
        .registerHandlerInterceptor(
            (work, chain) -> {
              if (command.isInstance(work.getMessage().getPayload())
                  && died.getAndIncrement() < times) {
                throw new IllegalStateException("the process dies here");
              }
              return chain.proceed();
            });
  }

  private static <T> List<T> chat(String incident, Class<T> kind) {
    return service.facts("conversation-" + incident).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private SlackDouble.Channel channel() {
    return SLACK.channel(name);
  }

  private String answer() {
    return service.get(path, rosa).body();
  }

  private static String auditor() {
    return TOKENS.person("theo", "Theo", "auditor");
  }

  /** Something that happens by itself when time has passed. */
  private static void untilLater(BooleanSupplier holds) {
    until(
        () -> {
          CLOCK.skip(Duration.ofSeconds(2));
          return holds.getAsBoolean();
        });
  }

  private static void until(BooleanSupplier holds) {
    await().until(holds::getAsBoolean);
  }
}
