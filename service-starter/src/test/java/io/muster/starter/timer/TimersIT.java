package io.muster.starter.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.starter.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimersIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Timers timers = another();

  @BeforeEach
  void none() {
    MONGO.database().drop();
  }

  @Test
  void what_is_due_is_claimed_by_one_the_longest_overdue_first() {
    timers.remind("second", T0);
    timers.remind("first", T0.minusSeconds(1));
    timers.remind("later", T0.plusSeconds(1));
    Timers other = another();
    assertThat(timers.claim(List.of())).contains("first");
    assertThat(other.claim(List.of())).contains("second");
    assertThat(timers.claim(List.of())).isEmpty();
    assertThat(timers.nextDue(List.of())).contains(T0.plusSeconds(1));
  }

  @Test
  void several_are_claimed_together_but_for_those_that_are_held_or_moved_on() {
    timers.remind("b", T0.minusSeconds(1));
    timers.remind("a", T0.minusSeconds(2));
    timers.remind("c", T0);
    timers.remind("later", T0.plusSeconds(1));
    Timers other = another();
    assertThat(other.claim(List.of())).contains("a");
    assertThat(timers.extend(Map.of("c", T0.plusSeconds(9)))).isEmpty();
    assertThat(timers.claim(List.of(), 10)).containsExactly("b");
    assertThat(timers.dueAt(List.of("a", "b", "none")))
        .isEqualTo(Map.of("a", T0.minusSeconds(2), "b", T0.minusSeconds(1)));
    other.done(List.of("b"));
    timers.done(List.of("a", "b"));
    assertThat(timers.dueAt("a")).as("it is another's").isPresent();
    assertThat(timers.dueAt("b")).isEmpty();
    now.set(T0.plusSeconds(9));
    assertThat(timers.claim(List.of("later"), 1))
        .as("not more than asked for")
        .containsExactly("c");
  }

  @Test
  void a_reminder_that_is_there_stays_as_it_is() {
    timers.remind("a", T0.plusSeconds(5));
    timers.remind("a", T0.plusSeconds(1));
    timers.remind("a", T0.plusSeconds(9));
    assertThat(timers.dueAt("a")).contains(T0.plusSeconds(5));
  }

  @Test
  void one_is_brought_forward_unless_it_is_being_dealt_with() {
    timers.remind("a", T0.plusSeconds(5));
    assertThat(timers.hasten("a", T0)).isTrue();
    assertThat(timers.hasten("a", T0.plusSeconds(9))).isTrue();
    assertThat(timers.dueAt("a")).contains(T0);
    assertThat(timers.claim(List.of())).contains("a");
    assertThat(timers.hasten("a", T0)).isFalse();
    assertThat(another().claim(List.of())).as("it is not taken away").isEmpty();
  }

  @Test
  void what_is_asked_for_while_it_is_being_dealt_with_is_looked_at_once_more() {
    timers.remind("a", T0);
    assertThat(timers.claim(List.of())).contains("a");
    timers.remind("a", T0.plusSeconds(3));
    timers.done(List.of("a"));
    assertThat(timers.dueAt("a")).contains(T0.plusSeconds(3));
    now.set(T0.plusSeconds(3));
    assertThat(timers.claim(List.of())).contains("a");
    timers.done(List.of("a"));
    assertThat(timers.dueAt("a")).isEmpty();
  }

  @Test
  void what_a_process_that_died_held_is_taken_over_when_its_lease_ends_and_no_longer_its_own() {
    timers.remind("a", T0);
    assertThat(timers.claim(List.of())).contains("a");
    Timers other = another();
    now.set(T0.plus(Timers.LEASE).minusMillis(1));
    assertThat(other.claim(List.of())).isEmpty();
    now.set(T0.plus(Timers.LEASE));
    assertThat(other.claim(List.of())).contains("a");
    timers.done(List.of("a"));
    timers.again("a", T0.plus(Duration.ofDays(1)));
    assertThat(timers.dueAt("a")).as("what a paused process says late is not heard").contains(T0);
    other.done(List.of("a"));
    assertThat(timers.dueAt("a")).isEmpty();
  }

  @Test
  void what_is_due_now_is_held_at_once_and_taken_over_should_its_holder_die() {
    assertThat(timers.take("a")).isTrue();
    assertThat(timers.take("a")).as("it is held already").isFalse();
    Timers other = another();
    assertThat(other.take("a")).isFalse();
    other.remindIfNone("a", T0);
    assertThat(other.claim(List.of())).as("who is told of it later takes it from nobody").isEmpty();
    now.set(T0.plus(Timers.LEASE));
    assertThat(other.claim(List.of())).contains("a");
    other.done(List.of("a"));
    assertThat(timers.dueAt("a")).isEmpty();
    timers.remind("b", now.get().plusSeconds(5));
    assertThat(timers.take("b")).as("it is due later").isFalse();
    timers.remindIfNone("b", now.get());
    assertThat(timers.dueAt("b")).contains(now.get().plusSeconds(5));
  }

  @Test
  void a_loop_deals_at_once_with_what_is_due_and_in_its_turn_where_all_places_are_taken()
      throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<String> begun = new CopyOnWriteArrayList<>();
    TimerLoop loop =
        new TimerLoop(
            "now",
            timers,
            id -> {
              begun.add(id);
              join(go);
              return Optional.empty();
            },
            2,
            clock);
    loop.start();
    try {
      loop.now("a");
      await().atMost(TestTokens.PATIENCE).until(() -> begun.equals(List.of("a")));
      loop.now("b");
      await().atMost(TestTokens.PATIENCE).until(() -> begun.size() == 2);
      loop.now("c");
      assertThat(begun).doesNotContain("c");
      assertThat(timers.dueAt("c")).as("it is not forgotten").contains(T0);
      go.countDown();
      await()
          .atMost(TestTokens.PATIENCE)
          .until(() -> begun.size() == 3 && timers.dueAt("c").isEmpty());
      assertThat(begun).containsExactlyInAnyOrder("a", "b", "c");
    } finally {
      loop.stop();
    }
  }

  private static void join(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Timers another() {
    return new Timers(MONGO.database(), "timers", clock);
  }
}
