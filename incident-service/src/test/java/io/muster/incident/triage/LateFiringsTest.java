package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert.Action;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Somebody resolves the incident, an alert joins its group, and only then the group hears of it.
 */
class LateFiringsTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final String FIRST = GroupIds.ofGroup("int", "key", 1);

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final GroupsInMemory groups = groups(now);
  private final LateFirings late = new LateFirings(groups);

  @Test
  void an_alert_that_began_after_the_incident_was_resolved_opens_the_next() {
    fire("before");
    Instant resolvedAt = T0.plusSeconds(10);
    now.set(T0.plusSeconds(11));
    fire("after");
    close(resolvedAt, true);
    assertThat(opened()).hasSize(2);
    assertThat(groups.events().getLast())
        .isInstanceOfSatisfying(
            AlertFired.class,
            fired -> {
              assertThat(fired.alertKey()).isEqualTo("after");
              assertThat(fired.groupId()).isEqualTo(GroupIds.ofGroup("int", "key", 2));
            });
  }

  @Test
  void hearing_of_it_again_opens_nothing_more() {
    fire("before");
    now.set(T0.plusSeconds(11));
    fire("after");
    close(T0.plusSeconds(10), true);
    now.set(T0.plusSeconds(86_400));
    int events = groups.events().size();
    close(T0.plusSeconds(10), false);
    assertThat(groups.events()).hasSize(events);
  }

  @Test
  void what_was_cut_off_between_closing_and_firing_anew_is_made_up_for() {
    fire("before");
    now.set(T0.plusSeconds(11));
    fire("after");
    groups.send(new Close(FIRST, GroupIds.ofIncident("am", FIRST), T0.plusSeconds(10), ROSA));
    close(T0.plusSeconds(10), false);
    assertThat(opened()).hasSize(2);
  }

  @Test
  void what_began_before_or_is_over_fires_no_more() {
    fire("before");
    now.set(T0.plusSeconds(11));
    fire("after");
    take("after", Action.RESOLVE);
    close(T0.plusSeconds(10), true);
    assertThat(opened()).hasSize(1);
  }

  private void close(Instant resolvedAt, boolean just) {
    groups.send(new Close(FIRST, GroupIds.ofIncident("am", FIRST), resolvedAt, ROSA));
    late.fireAnew(FIRST, resolvedAt, just);
  }

  private void fire(String key) {
    take(key, Action.TRIGGER);
  }

  private void take(String key, Action action) {
    Alert alert =
        new Alert(
            key,
            action,
            "Test",
            "checkout",
            AlertSeverity.ERROR,
            Severity.SEV2,
            "Test",
            null,
            null,
            List.of(),
            now.get(),
            null,
            new AlertContext("test", null, null, null, null, null, Map.of(), now.get(), "ab"));
    new AlertGrouping(
            groups, new AlertDeadlines(null, groups.clock()), new NoEnds(), groups.clock())
        .take(
            "int",
            new AlertBatch("key", "test/1", "Test", null, List.of(alert)),
            "ab",
            GroupingRule.OF_SOURCE);
  }

  private List<AlertGroupEvent> opened() {
    return groups.events().stream().filter(Opened.class::isInstance).toList();
  }

  private static GroupsInMemory groups(AtomicReference<Instant> now) {
    InstantSource source = now::get;
    return new GroupsInMemory(source.withZone(ZoneOffset.UTC), new Random(1));
  }
}
