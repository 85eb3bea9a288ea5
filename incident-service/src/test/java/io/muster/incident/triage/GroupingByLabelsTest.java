package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Alerts are put together as an administrator said, and found again when they end. */
class GroupingByLabelsTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final GroupingRule BY_SERVICE =
      new GroupingRule(3, List.of("service", "zone"), null);
  private static final GroupingRule WITHIN_A_MINUTE =
      new GroupingRule(4, List.of("service", "zone"), Duration.ofMinutes(1));

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final GroupsInMemory groups = groups(now);

  @Test
  void alerts_of_one_message_are_one_problem_where_all_labels_have_the_same_values() {
    take(
        BY_SERVICE,
        fires("a", "checkout", "eu"),
        fires("b", "checkout", "us"),
        fires("c", "checkout", "eu"),
        fires("d", null, null));
    assertThat(of(Opened.class))
        .extracting(Opened::groupingKey)
        .containsExactly(
            "labels{service=\"checkout\",zone=\"eu\"}",
            "labels{service=\"checkout\",zone=\"us\"}",
            "labels{service=\"\",zone=\"\"}");
    assertThat(of(Opened.class)).allMatch(group -> group.groupedBy().equals("labels/3"));
    assertThat(of(Opened.class).getFirst().title()).isEqualTo("About a");
    assertThat(of(AlertFired.class)).hasSize(4);
  }

  @Test
  void no_value_can_pass_for_two() {
    take(BY_SERVICE, fires("a", "x\",zone=\"y", ""), fires("b", "x", "y\\"));
    assertThat(of(Opened.class)).hasSize(2);
  }

  @Test
  void an_end_without_labels_finds_its_alert_even_before_the_read_model_knows_it() {
    take(BY_SERVICE, fires("a", "checkout", "eu"));
    groups.loseReadModel();
    take(BY_SERVICE, over("a", null, null));
    assertThat(groups.events().getLast()).isInstanceOf(Resolved.class);
  }

  @Test
  void what_fired_before_the_grouping_changed_stays_in_its_group_until_it_ends() {
    take(GroupingRule.OF_SOURCE, fires("a", "checkout", "eu"), fires("b", "checkout", "us"));
    take(BY_SERVICE, fires("a", "checkout", "eu"), fires("b", "checkout", "us"));
    assertThat(of(Opened.class)).hasSize(1);
    take(BY_SERVICE, over("a", "checkout", "eu"), over("b", "checkout", "us"));
    assertThat(groups.events().getLast()).isInstanceOf(Resolved.class);
    now.set(T0.plusSeconds(60));
    take(BY_SERVICE, fires("a", "checkout", "eu"));
    assertThat(of(Opened.class).getLast().groupedBy()).isEqualTo("labels/3");
  }

  @Test
  void an_alert_long_after_the_last_new_one_opens_the_next_while_the_old_one_goes_on() {
    take(WITHIN_A_MINUTE, fires("a", "checkout", "eu"));
    now.set(T0.plusSeconds(60));
    take(WITHIN_A_MINUTE, fires("b", "checkout", "eu"));
    assertThat(of(Opened.class)).hasSize(1);
    now.set(T0.plusSeconds(121));
    take(WITHIN_A_MINUTE, fires("a", "checkout", "eu"), fires("c", "checkout", "eu"));
    assertThat(of(Opened.class)).hasSize(2);
    assertThat(of(AlertFired.class)).hasSize(3);
    String first = of(Opened.class).getFirst().groupId();
    String second = of(Opened.class).getLast().groupId();
    // Whether or not the read model remembers which generations are open.
    groups.loseReadModel();
    take(WITHIN_A_MINUTE, fires("b", "checkout", "eu"), fires("c", "checkout", "eu"));
    assertThat(of(AlertFired.class)).hasSize(3);
    take(WITHIN_A_MINUTE, over("c", "checkout", "eu"));
    assertThat(of(Resolved.class)).extracting(Resolved::groupId).containsExactly(second);
    take(WITHIN_A_MINUTE, over("a", "checkout", "eu"), over("b", "checkout", "eu"));
    assertThat(of(AlertResolved.class)).hasSize(3);
    assertThat(of(Resolved.class)).extracting(Resolved::groupId).containsExactly(second, first);
  }

  private void take(GroupingRule rule, Alert... alerts) {
    AlertGrouping grouping =
        new AlertGrouping(
            groups, new AlertDeadlines(null, groups.clock()), new NoEnds(), groups.clock());
    rule.apply(
            List.of(new AlertBatch("source's own", "test/1", "All", null, Arrays.asList(alerts))))
        .forEach(batch -> grouping.take("int", batch, "ab", rule));
  }

  private <T> List<T> of(Class<T> type) {
    return groups.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Alert fires(String key, String service, String zone) {
    return alert(key, Action.TRIGGER, service, zone);
  }

  private Alert over(String key, String service, String zone) {
    return alert(key, Action.RESOLVE, service, zone);
  }

  private Alert alert(String key, Action action, String service, String zone) {
    return new Alert(
        key,
        action,
        "Test",
        service,
        AlertSeverity.ERROR,
        Severity.SEV2,
        "About " + key,
        null,
        null,
        List.of(),
        now.get(),
        null,
        new AlertContext(
            "test",
            null,
            null,
            null,
            null,
            null,
            zone == null ? Map.of() : Map.of("zone", zone),
            now.get(),
            "ab"));
  }

  private static GroupsInMemory groups(AtomicReference<Instant> now) {
    InstantSource source = now::get;
    return new GroupsInMemory(source.withZone(ZoneOffset.UTC), new Random(1));
  }
}
