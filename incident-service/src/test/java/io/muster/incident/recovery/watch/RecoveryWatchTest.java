package io.muster.incident.recovery.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.recovery.RecoveryWatchCommand.DeclareComplete;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteAlert;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteMetric;
import io.muster.contracts.recovery.RecoveryWatchCommand.Pass;
import io.muster.contracts.recovery.RecoveryWatchCommand.Start;
import io.muster.contracts.recovery.RecoveryWatchCommand.Stop;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.AlertFired;
import io.muster.contracts.recovery.RecoveryWatchEvent.Passed;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.contracts.recovery.WatchedMetric.Limit;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecoveryWatchTest {

  private static final Actor ROSA = Actor.person("rosa", "Rosa");
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final RecoveryWatch watch = new RecoveryWatch();
  private final List<RecoveryWatchEvent> events = new ArrayList<>();

  private void when(Consumer<RecoveryWatch> wish) {
    Deciding.by(
        event -> {
          events.add((RecoveryWatchEvent) event);
          watch.on((RecoveryWatchEvent) event);
        },
        () -> wish.accept(watch));
  }

  private void started(int minutes, List<String> services, List<WatchedMetric> metrics) {
    when(w -> w.handle(new Start("inc-1", NOW, minutes, services, metrics, ROSA), clock));
  }

  private void started() {
    started(60, List.of("checkout"), List.of());
  }

  private void alert(int number) {
    when(
        w ->
            w.handle(
                new NoteAlert("inc-1", number, "g", "Errors", "checkout", RecoveryWatcher.BY),
                clock));
  }

  private void passed(int number) {
    when(w -> w.handle(new Pass("inc-1", number, 240, RecoveryWatcher.BY), clock));
  }

  private void declared(CriteriaAtHand criteria, String why) {
    declared(null, criteria, why);
  }

  private void declared(Instant reopenedAt, CriteriaAtHand criteria, String why) {
    when(w -> w.handle(new DeclareComplete("inc-1", reopenedAt, criteria, why, ROSA), clock));
  }

  private static Refused refused(Runnable wish) {
    Refused[] why = new Refused[1];
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(Refused.class, refused -> why[0] = refused);
    return why[0];
  }

  @Test
  void a_watch_lasts_as_long_as_it_was_said_and_there_is_one_at_a_time() {
    started();
    Started begun = (Started) events.getFirst();
    assertThat(begun.until()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    assertThat(refused(this::started).slug()).isEqualTo("watch-on");
    when(w -> w.handle(new Stop("inc-1", "Switched off for good", ROSA), clock));
    started();
    assertThat(((Started) events.getLast()).watch()).isEqualTo(2);
  }

  @Test
  void it_ends_once_however_many_saw_something() {
    started();
    alert(1);
    alert(1);
    passed(1);
    when(w -> w.handle(new NoteMetric("inc-1", 1, "Errors", 3, RecoveryWatcher.BY), clock));
    assertThat(events).hasSize(2);
    assertThat(events.getLast()).isInstanceOf(AlertFired.class);
  }

  @Test
  void what_is_noted_of_a_watch_that_ended_says_nothing_of_the_next() {
    started();
    alert(1);
    started();
    alert(1);
    assertThat(events.getLast()).isInstanceOf(Started.class);
    passed(2);
    assertThat(events.getLast()).isInstanceOf(Passed.class);
  }

  @Test
  void what_it_has_to_be_told_is_named_by_a_pointer() {
    assertThat(pointer(() -> started(4, List.of("checkout"), List.of()))).isEqualTo("/minutes");
    assertThat(pointer(() -> started(20_161, List.of("checkout"), List.of())))
        .isEqualTo("/minutes");
    assertThat(pointer(() -> started(60, List.of(), List.of()))).isEqualTo("/services");
    assertThat(pointer(() -> started(60, List.of(" "), List.of()))).isEqualTo("/services/0");
    WatchedMetric wordless = new WatchedMetric("Errors", "main", " ", Limit.ABOVE, 1);
    assertThat(pointer(() -> started(60, List.of("checkout"), List.of(wordless))))
        .isEqualTo("/metrics/0/expression");
    WatchedMetric unlimited = new WatchedMetric("Errors", "main", "up", null, 1);
    assertThat(pointer(() -> started(60, List.of("checkout"), List.of(unlimited))))
        .isEqualTo("/metrics/0/limit");
    assertThat(events).isEmpty();
  }

  private static String pointer(Runnable wish) {
    return refused(wish).faults().getFirst().pointer();
  }

  @Test
  void a_recovery_is_complete_once_a_watch_passed_and_the_plan_is_met() {
    Refused refused = refused(() -> declared(null, null));
    assertThat(refused.slug()).isEqualTo("recovery-incomplete");
    assertThat(refused.more()).containsEntry("watch", "NONE");
    started();
    assertThat(refused(() -> declared(null, null)).more()).containsEntry("watch", "RUNNING");
    passed(1);
    CriteriaAtHand open =
        new CriteriaAtHand(
            "plan",
            1,
            List.of(
                new CriteriaAtHand.Open("restored", Phase.RECOVERY, "All is restored"),
                new CriteriaAtHand.Open("told", Phase.LESSONS_LEARNED, "All were told")));
    assertThat(refused(() -> declared(open, " ")).slug()).isEqualTo("recovery-incomplete");
    declared(new CriteriaAtHand("plan", 1, List.of(open.open().getLast())), null);
    RecoveryDeclared complete = (RecoveryDeclared) events.getLast();
    assertThat(complete.open()).as("of phases up to recovery").isEmpty();
    assertThat(complete.watch()).isEqualTo(1);
    declared(null, null);
    assertThat(events).as("once").hasSize(3);
  }

  @Test
  void it_is_complete_without_on_a_persons_word_which_stays_and_no_more_once_it_came_back() {
    declared(null, "There is nothing left that could be watched");
    RecoveryDeclared complete = (RecoveryDeclared) events.getLast();
    assertThat(complete.watch()).isNull();
    assertThat(complete.overrideReason()).startsWith("There is nothing left");
    started();
    alert(1);
    assertThat(refused(() -> declared(null, null)).more()).containsEntry("watch", "RECURRED");
  }

  @Test
  void what_passed_and_was_declared_before_the_incident_was_reopened_counts_no_more() {
    started();
    passed(1);
    declared(null, null);
    Instant earlier = NOW.minusSeconds(1);
    declared(earlier, null, null);
    assertThat(events).as("reopened before: it is complete").hasSize(3);
    Instant later = NOW.plusSeconds(1);
    assertThat(refused(() -> declared(later, null, null)).more())
        .containsEntry("watch", "REOPENED");
    declared(later, null, "It was another cause");
    RecoveryDeclared complete = (RecoveryDeclared) events.getLast();
    assertThat(events).hasSize(4);
    assertThat(complete.watch()).isNull();
  }

  @Test
  void a_limit_itself_is_no_breach() {
    WatchedMetric above = new WatchedMetric("Errors", "main", "x", Limit.ABOVE, 0.5);
    WatchedMetric below = new WatchedMetric("Orders", "main", "x", Limit.BELOW, 10);
    assertThat(above.isBreachedBy(0.5)).isFalse();
    assertThat(above.isBreachedBy(0.51)).isTrue();
    assertThat(below.isBreachedBy(10)).isFalse();
    assertThat(below.isBreachedBy(9.9)).isTrue();
  }
}
