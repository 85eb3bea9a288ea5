package io.muster.notification.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Action items whose time has come, on a real database and with a real mail server. */
class OverdueActionsIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final Person ROSA = new Person("rosa", "Rosa Reyes");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Duration DAY = Duration.ofDays(1);
  private static Running service;

  @BeforeAll
  static void start() {
    String mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.bare(MONGO.uri(), TOKENS.issuerUri(), INBOX.port(), NOBODY, CLOCK).believing(mina);
    for (String who : List.of("rosa", "mina")) {
      String body = "{\"name\":\"%s\",\"email\":\"%s@muster.example\"}".formatted(who, who);
      assertThat(service.put("/api/on-call/contacts/" + who, mina, body).statusCode())
          .isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    INBOX.close();
    TOKENS.close();
  }

  @Test
  void its_owner_is_told_when_it_is_due_and_a_week_later_whoever_answers_for_it_too() {
    String review = review(201);
    say(review, "pool", 1, "Size the pool", CLOCK.instant().plus(DAY));
    CLOCK.skip(DAY.multipliedBy(2));
    awaitMails("Size the pool", "rosa", 1);
    assertThat(Inbox.part(mail("Size the pool", "rosa"), "text/plain"))
        .contains("The review of INC-201", "because it is yours", "/action-items");

    CLOCK.skip(DAY.multipliedBy(7));
    awaitMails("Size the pool", "mina", 1);
    awaitMails("Size the pool", "rosa", 2);
    assertThat(Inbox.part(mail("Size the pool", "mina"), "text/plain"))
        .contains("Rosa Reyes has it", "you answer for the review");
    assertThat(INBOX.of("Overdue: Size the pool", "mina@muster.example")).hasSize(1);
  }

  @Test
  void what_is_done_put_off_or_hidden_is_not_told() {
    String done = review(202);
    say(done, "a", 1, "Done in time", CLOCK.instant().plus(DAY));
    service.append(
        "Review",
        new ReviewEvent.ActionMoved(
            done, "a", ActionState.OPEN, ActionState.DONE, "Deployed", MINA, CLOCK.instant()));
    String later = review(203);
    say(later, "b", 1, "Put off", CLOCK.instant().plus(DAY));
    say(later, "b", 2, "Put off", CLOCK.instant().plus(DAY.multipliedBy(30)));
    String hidden = review(204);
    service.append(
        "Incident",
        new AccessEvent.MadePrivate(ReviewEvent.incidentOf(hidden), "x", MINA, CLOCK.instant()));
    say(hidden, "c", 1, "Hidden", CLOCK.instant().plus(DAY));
    String told = review(205);
    say(told, "d", 1, "Told last", CLOCK.instant().plus(DAY.plusHours(1)));
    CLOCK.skip(DAY.multipliedBy(2));
    awaitMails("Told last", "rosa", 1);
    for (String title : List.of("Done in time", "Put off", "Hidden")) {
      assertThat(INBOX.of("Overdue: " + title, "rosa@muster.example")).as(title).isEmpty();
    }
  }

  private static String review(long number) {
    String incident = service.open(number, "It taught us");
    String review = ReviewEvent.idFor(incident);
    service.append(
        "Review",
        new ReviewEvent.Opened(
            review,
            new IncidentRef(incident, number),
            1,
            CLOCK.instant(),
            List.of(),
            Actor.system("reviews"),
            CLOCK.instant()));
    return review;
  }

  private static void say(String review, String action, int version, String title, Instant due) {
    service.append(
        "Review",
        new ReviewEvent.ActionSaid(
            review,
            action,
            version,
            title,
            null,
            ROSA,
            due,
            List.of(),
            "It holds",
            null,
            MINA,
            CLOCK.instant()));
  }

  private static void awaitMails(String title, String who, int number) {
    await().until(() -> INBOX.of("Overdue: " + title, who + "@muster.example").size() >= number);
  }

  private static jakarta.mail.internet.MimeMessage mail(String title, String who) {
    return INBOX.of("Overdue: " + title, who + "@muster.example").getFirst();
  }
}
