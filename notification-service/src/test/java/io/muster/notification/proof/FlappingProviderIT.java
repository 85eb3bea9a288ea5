package io.muster.notification.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.eventlog.testing.TestKeys;
import io.muster.notification.proof.FlappingMailServer.Handed;
import io.muster.notification.proof.FlappingMailServer.Mood;
import io.muster.notification.proof.FlappingMailServer.Try;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.CommandSender;
import io.muster.starter.TestTokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages over a mail server that comes and goes, refuses, hangs up, is slow, and takes without
 * saying so. 1,000 of them with {@code MUSTER_TEST_LONG=1}, else 200.
 */
class FlappingProviderIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final int PEOPLE = 20;
  private static final int INCIDENTS = System.getenv("MUSTER_TEST_LONG") == null ? 10 : 50;
  private static final int PAGES = PEOPLE * INCIDENTS;

  /** What becomes of a page the first two times, by turns; after that it is taken. */
  private static final List<List<Mood>> SCRIPTS =
      List.of(
          List.of(Mood.TAKES),
          List.of(Mood.REFUSES),
          List.of(Mood.TAKES_IN_SILENCE, Mood.REFUSES),
          List.of(Mood.LOSES, Mood.TAKES_IN_SILENCE),
          List.of(Mood.TAKES),
          List.of(Mood.TAKES_LATE));

  private final MovableClock clock = new MovableClock();

  @Test
  void no_page_is_missing_and_what_comes_twice_has_the_same_delivery_id() throws IOException {
    try (TestTokens tokens = new TestTokens();
        FlappingMailServer mail = new FlappingMailServer();
        Running service =
            Running.bare(
                MONGO.uri(), tokens.issuerUri(), mail.port(), "http://127.0.0.1:9", clock);
        Written written =
            new Written(
                MONGO.database(),
                MONGO.client().getDatabase(MONGO.database().getName() + "_keys"),
                TestKeys.folderFor(MONGO.uri()))) {
      mail.follows(FlappingProviderIT::mood);
      everybodyIsCalled(service.bean(CommandSender.class));
      // So few that each is tried once or twice while it is away, on a busy machine too.
      mail.goAway();
      service.open(1, "Checkout fails");
      settled(written, PEOPLE);
      mail.comeBack();
      IntStream.rangeClosed(2, INCIDENTS).forEach(number -> service.open(number, "Checkout fails"));
      settled(written, PAGES);
      // As long as it is tried at all: after 5, 20, 60 and 180 s.
      while (written.all(PageEvent.Sent.class).size() < PAGES) {
        assertThat(written.all(PageEvent.Failed.class))
            .allSatisfy(it -> assertThat(it.retryAt()).isNotNull());
        clock.skip(Duration.ofSeconds(181));
        settled(written, PAGES);
      }
      Account account = Account.of(written, mail.mails());
      assertThat(account.faults()).isEmpty();
      assertThat(ids(mail.mails())).hasSize(PAGES);
      Set<String> inDoubt =
          ids(
              mail.mails().stream()
                  .filter(it -> it.mood() == Mood.TAKES_IN_SILENCE || it.mood() == Mood.TAKES_LATE)
                  .toList());
      assertThat(ids(account.repeated()))
          .as("only what was in doubt left again")
          .isEqualTo(inDoubt);
    }
  }

  private static Set<String> ids(List<Handed> mails) {
    return mails.stream().map(Handed::id).collect(Collectors.toSet());
  }

  private static Mood mood(Try it) {
    List<Mood> script = SCRIPTS.get(Math.floorMod(it.id().hashCode(), SCRIPTS.size()));
    return it.number() <= script.size() ? script.get(it.number() - 1) : Mood.TAKES;
  }

  /** Every attempt that was due has an outcome; time must not pass while one is under way. */
  private void settled(Written written, int pages) {
    patiently()
        .until(
            () -> {
              Map<String, Instant> next = new HashMap<>();
              written
                  .all(PageEvent.Failed.class)
                  .forEach(
                      it ->
                          next.put(it.pageId(), it.retryAt() == null ? Instant.MAX : it.retryAt()));
              written.all(PageEvent.Sent.class).forEach(it -> next.put(it.pageId(), Instant.MAX));
              return next.size() == pages
                  && next.values().stream().allMatch(clock.instant()::isBefore);
            });
  }

  private static void everybodyIsCalled(CommandSender sender) {
    Actor by = Actor.system("test");
    List<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> "person-" + i).toList();
    people.forEach(
        person ->
            sender.decide(new SetContactMethods(person, "Person", person + "@muster.example", by)));
    List<Target> all =
        people.stream().map(person -> new Target(Target.Kind.PERSON, person)).toList();
    sender.decide(
        new PublishPolicy("default", "Default", List.of(), List.of(new Level(all, 36_000)), by));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(300)).pollInterval(Duration.ofMillis(200));
  }
}
