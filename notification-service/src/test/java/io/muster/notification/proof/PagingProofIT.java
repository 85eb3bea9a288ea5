package io.muster.notification.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import io.muster.notification.proof.FlappingMailServer.Handed;
import io.muster.notification.proof.FlappingMailServer.Mood;
import io.muster.starter.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Paging in real processes that are stopped and killed. After each blow the log and the mail server
 * are compared: every page has left, each level was called once, and only a message that left when
 * nobody could write it down left twice, under the same id. With {@code MUSTER_TEST_LONG=1} all
 * twelve points twenty times, a pause of 30 s, and 500 timers across three restarts.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagingProofIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final boolean LONG = System.getenv("MUSTER_TEST_LONG") != null;
  private static final int TIMES = Integer.getInteger("muster.kills", LONG ? 20 : 1);
  private static final int TIMERS = LONG ? 500 : 30;
  private static final int RESTARTS = LONG ? 3 : 1;
  private static final Duration PAUSE = LONG ? Duration.ofSeconds(30) : Duration.ZERO;
  private static final int ACK_TIMEOUT = 36_000;
  private static final String ROSA = "rosa@muster.example";

  private static final TestTokens TOKENS = new TestTokens();
  private static final FlappingMailServer MAIL = new FlappingMailServer();

  private static Crew crew;
  private static Written written;
  private static long number;

  @BeforeAll
  static void three_instances_start() {
    crew = new Crew(MONGO.uri(), TOKENS.issuerUri(), MAIL.port(), ACK_TIMEOUT);
    crew.grow(3);
    written =
        new Written(
            MONGO.database(),
            MONGO.client().getDatabase(MONGO.database().getName() + "_keys"),
            TestKeys.folderFor(MONGO.uri()));
  }

  @AfterAll
  static void stop() throws IOException {
    crew.close();
    written.close();
    MAIL.close();
    TOKENS.close();
  }

  @Test
  @Order(1)
  void what_the_leader_writes_after_it_stood_still_and_was_replaced_is_refused() {
    crew.ask("hold " + DeathPoint.BEFORE_A_LEVEL_IS_CALLED);
    String incident = written.open(++number);
    Instance leader = holds();
    leader.pause();
    others(leader).forEach(it -> it.ask("free"));
    Instant since = Instant.now();
    patiently().until(() -> steps(incident, 1) == 1 && sent(incident, 1));
    await()
        .atMost(PAUSE.plusSeconds(60))
        .until(() -> Duration.between(since, Instant.now()).compareTo(PAUSE) >= 0);
    leader.goOn();
    leader.ask("free");
    patiently().until(() -> leader.heard(MortalService.REFUSED));
    assertThat(steps(incident, 1)).isEqualTo(1);
    assertThat(mailsAbout(number)).hasSize(1);
    compare(Map.of());
  }

  @Test
  @Order(2)
  void what_the_owner_of_a_timer_writes_after_its_lease_ran_out_is_refused() {
    String incident = written.open(++number);
    patiently().until(() -> sent(incident, 1));
    crew.ask("hold " + DeathPoint.BEFORE_A_LEVEL_IS_CALLED);
    crew.skip(ACK_TIMEOUT + 1);
    Instance owner = holds();
    owner.pause();
    others(owner).forEach(it -> it.ask("free"));
    crew.outliveALease(owner);
    // The timer it owns may be that of an incident before this one.
    patiently().until(() -> fired(1).stream().allMatch(it -> sent(it, 2)) && everyPageIsSent());
    owner.goOn();
    owner.ask("free");
    patiently().until(() -> owner.heard(MortalService.REFUSED));
    crew.skip(0);
    compare(Map.of());
  }

  @Test
  @Order(3)
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void whichever_moment_a_process_dies_at_no_page_is_missing_and_none_doubled_but_by_its_id() {
    Map<Long, DeathPoint> died = new HashMap<>();
    points()
        .forEach(
            point -> {
              crew.grow(2);
              String incident = diesAt(point);
              died.put(number, point);
              crew.outliveALease();
              patiently().until(() -> sent(incident, 1));
              if (point.mayRepeatTheMail()) {
                assertThat(mailsAbout(number)).as("%s", point).hasSize(2);
              }
              MAIL.follows(it -> Mood.TAKES);
            });
    compare(died);
  }

  private static Stream<DeathPoint> points() {
    List<DeathPoint> some =
        LONG || TIMES > 1
            ? List.of(DeathPoint.values())
            : List.of(DeathPoint.SENT_AND_NOT_ON_RECORD, DeathPoint.ATTEMPT_CLAIMED_AND_NOT_SENT);
    return IntStream.range(0, TIMES).boxed().flatMap(i -> some.stream());
  }

  /** Whoever comes there first dies; the others go on. */
  private static String diesAt(DeathPoint point) {
    int living = crew.alive().size();
    if (point.needsARefusal()) {
      MAIL.follows(it -> it.number() == 1 ? Mood.REFUSES : Mood.TAKES);
    }
    crew.ask(Crew.dying(point, 1));
    String incident = written.open(++number);
    patiently().until(() -> crew.alive().size() < living);
    crew.ask("free");
    return incident;
  }

  @Test
  @Order(4)
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void every_timer_fires_once_and_not_early_though_the_process_is_killed_while_they_are_due() {
    crew.alive().stream().skip(1).forEach(Instance::kill);
    crew.grow(1);
    List<String> incidents =
        IntStream.range(0, TIMERS).mapToObj(i -> written.open(++number)).toList();
    patiently().until(() -> incidents.stream().allMatch(fired(1)::contains));
    String dying = Crew.dying(DeathPoint.BEFORE_A_LEVEL_IS_CALLED, TIMERS / (RESTARTS + 1));
    crew.ask(dying);
    crew.skip(ACK_TIMEOUT + 1);
    for (int restart = 1; restart <= RESTARTS; restart++) {
      patiently().until(() -> crew.alive().isEmpty());
      assertThat(incidents.stream().filter(fired(2)::contains).count())
          .as("there is something left to do")
          .isLessThan(TIMERS);
      if (restart < RESTARTS) {
        crew.grow(1, dying);
      } else {
        crew.grow(1);
      }
      crew.outliveALease();
    }
    patiently().until(() -> incidents.stream().allMatch(fired(2)::contains));
    crew.outliveALease();
    patiently().until(PagingProofIT::everyPageIsSent);
    compare(null);
  }

  private static Instance holds() {
    patiently().until(() -> crew.alive().stream().anyMatch(it -> it.heard(MortalService.HOLDS)));
    return crew.alive().stream()
        .filter(it -> it.heard(MortalService.HOLDS))
        .findFirst()
        .orElseThrow();
  }

  private static List<Instance> others(Instance one) {
    return crew.alive().stream().filter(it -> it != one).toList();
  }

  private static long steps(String incident, int level) {
    return written.all(StepFired.class).stream()
        .filter(it -> it.incidentId().equals(incident) && it.level() == level)
        .count();
  }

  private static Set<String> fired(int level) {
    return written.all(StepFired.class).stream()
        .filter(it -> it.level() == level)
        .map(StepFired::incidentId)
        .collect(Collectors.toSet());
  }

  private static boolean everyPageIsSent() {
    return written.all(PageEvent.Sent.class).size()
        == written.all(PageEvent.Requested.class).size();
  }

  private static boolean sent(String incident, int level) {
    List<String> pages =
        written.all(PageEvent.Requested.class).stream()
            .filter(it -> it.incidentId().equals(incident) && it.level() == level)
            .map(PageEvent.Requested::pageId)
            .toList();
    return written.all(PageEvent.Sent.class).stream().anyMatch(it -> pages.contains(it.pageId()));
  }

  private static List<Handed> mailsAbout(long incident) {
    return MAIL.mails().stream()
        .filter(it -> it.to().contains(ROSA) && it.subject().contains("INC-" + incident + " "))
        .toList();
  }

  /**
   * What is on record and what the mail server has agree.
   *
   * @param died by the number of an incident, where the process died that dealt with it; null when
   *     it was killed anywhere
   */
  private static void compare(Map<Long, DeathPoint> died) {
    Account account = Account.of(written, MAIL.mails());
    assertThat(account.faults()).isEmpty();
    if (died != null) {
      assertThat(
              account.repeated().stream().filter(it -> !mayBeTwice(it, died)).map(Handed::subject))
          .isEmpty();
    }
  }

  private static boolean mayBeTwice(Handed mail, Map<Long, DeathPoint> died) {
    return died.entrySet().stream()
        .anyMatch(
            it ->
                mail.subject().contains("INC-" + it.getKey() + " ")
                    && it.getValue().mayRepeatTheMail());
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(200));
  }
}
