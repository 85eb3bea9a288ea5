package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert.Action;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * However late, often and out of order a source's reports come in, together or one by one: in the
 * end the same alerts fire, since the same moment, as if each had come once and in order.
 */
class ShuffledAlertsTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final AlertContext CONTEXT =
      new AlertContext("test", null, null, null, null, null, Map.of(), T0, "ab");

  /**
   * The last time an alert fired.
   *
   * @param endsAt null while it fires
   */
  private record Last(Instant startsAt, Instant endsAt) {}

  /**
   * How things stand.
   *
   * @param open whether the newest group is not over
   */
  private record State(Map<String, Last> alerts, boolean open) {}

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void reports_in_any_order_lead_to_the_state_of_those_in_order(@ForAll long seed) {
    Random random = new Random(seed);
    List<Alert> reports = reports(random);
    List<Alert> inOrder = new ArrayList<>(reports);
    inOrder.sort(
        Comparator.comparing(
            (Alert report) -> report.firing() ? report.startsAt() : report.endsAt()));
    State expected = deliver(inOrder.stream().map(List::of).toList(), random);
    assertThat(expected).isEqualTo(truth(reports));

    List<Alert> shuffled = new ArrayList<>(reports);
    reports.forEach(report -> shuffled.addAll(Collections.nCopies(random.nextInt(3), report)));
    Collections.shuffle(shuffled, random);
    assertThat(deliver(together(shuffled, random), random)).isEqualTo(expected);
  }

  /** Ends may lack the labels that led to a group, and generations open while older ones go on. */
  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void the_same_alerts_fire_when_they_are_put_together_by_labels_and_within_a_window(
      @ForAll long seed) {
    Random random = new Random(seed);
    GroupingRule rule =
        new GroupingRule(1, List.of("zone"), random.nextBoolean() ? null : Duration.ofMinutes(1));
    List<Alert> reports = reports(random);
    List<Alert> shuffled = new ArrayList<>();
    reports.forEach(
        report -> {
          for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
            boolean labelled = report.firing() || random.nextBoolean();
            shuffled.add(labelled ? inZone(report) : report);
          }
        });
    Collections.shuffle(shuffled, random);

    AtomicReference<Instant> now = new AtomicReference<>(T0.plusSeconds(600));
    GroupsInMemory groups = at(now, random);
    if (random.nextBoolean()) {
      groups.loseReadModel();
    }
    EndsInMemory ends = new EndsInMemory();
    groups.knowing(ends);
    AlertGrouping grouping =
        new AlertGrouping(groups, new AlertDeadlines(null, groups.clock()), ends, groups.clock());
    for (List<Alert> delivery : together(shuffled, random)) {
      now.updateAndGet(last -> last.plusSeconds(1 + random.nextInt(40)));
      rule.apply(List.of(new AlertBatch("key", "test/1", "Test", null, delivery)))
          .forEach(batch -> grouping.take("int", batch, "ab", rule));
    }
    Map<String, Instant> expected = new TreeMap<>();
    truth(reports)
        .alerts()
        .forEach(
            (key, last) -> {
              if (last.endsAt() == null) {
                expected.put(key, last.startsAt());
              }
            });
    assertThat(firingSince(groups.events())).isEqualTo(expected);
  }

  private static Map<String, Instant> firingSince(List<AlertGroupEvent> events) {
    Map<List<String>, Instant> places = new HashMap<>();
    for (AlertGroupEvent event : events) {
      if (event instanceof AlertGroupEvent.AlertFired fired) {
        places.put(List.of(fired.groupId(), fired.alertKey()), fired.startsAt());
      } else if (event instanceof AlertGroupEvent.AlertResolved over) {
        places.remove(List.of(over.groupId(), over.alertKey()));
      }
    }
    Map<String, Instant> since = new TreeMap<>();
    places.forEach(
        (place, start) -> since.merge(place.getLast(), start, (a, b) -> a.isAfter(b) ? a : b));
    return since;
  }

  /** Alerts with an even number are in one zone, the others in another. */
  private static Alert inZone(Alert report) {
    String zone = (report.key().charAt(report.key().length() - 1) - '0') % 2 == 0 ? "eu" : "us";
    return report(
        report.key(),
        report.action(),
        report.startsAt(),
        report.endsAt(),
        new AlertContext("test", null, null, null, null, null, Map.of("zone", zone), T0, "ab"));
  }

  @Test
  void what_came_and_went_three_times_within_an_hour_is_one_problem_from_then_on() {
    AtomicReference<Instant> now = new AtomicReference<>(T0);
    GroupsInMemory groups = at(now);
    for (int minute = 0; minute < 30; minute += 5) {
      now.set(T0.plusSeconds(minute * 60));
      deliver(List.of(List.of(fires(minute * 60))), groups, new EndsInMemory());
      deliver(List.of(List.of(over(minute * 60, minute * 60 + 9))), groups, new EndsInMemory());
    }
    assertThat(opened(groups)).hasSize(4);
    assertThat(opened(groups).getLast().flapping())
        .isEqualTo(new Flapping(3, 60, 15, "flapping/1"));
    assertThat(opened(groups).get(2).flapping()).isNull();
    assertThat(groups.events().getLast()).isInstanceOf(AlertGroupEvent.AlertResolved.class);
    now.set(T0.plusSeconds(40 * 60));
    groups.settle();
    assertThat(groups.events().getLast()).isInstanceOf(AlertGroupEvent.Resolved.class);
  }

  @Test
  void what_comes_and_goes_more_slowly_is_a_problem_each_time() {
    AtomicReference<Instant> now = new AtomicReference<>(T0);
    GroupsInMemory groups = at(now);
    for (int minute = 0; minute < 100; minute += 20) {
      now.set(T0.plusSeconds(minute * 60));
      deliver(List.of(List.of(fires(minute * 60))), groups, new EndsInMemory());
      deliver(List.of(List.of(over(minute * 60, minute * 60 + 9))), groups, new EndsInMemory());
    }
    assertThat(opened(groups)).hasSize(5).allMatch(group -> group.flapping() == null);
  }

  private static List<AlertGroupEvent.Opened> opened(GroupsInMemory groups) {
    return groups.events().stream()
        .filter(AlertGroupEvent.Opened.class::isInstance)
        .map(AlertGroupEvent.Opened.class::cast)
        .toList();
  }

  private static GroupsInMemory at(AtomicReference<Instant> now) {
    return at(now, new Random(1));
  }

  private static GroupsInMemory at(AtomicReference<Instant> now, Random random) {
    InstantSource source = now::get;
    return new GroupsInMemory(source.withZone(ZoneOffset.UTC), random);
  }

  @Test
  void a_beginning_that_its_end_overtook_opens_nothing() {
    GroupsInMemory groups = new GroupsInMemory(Clock.fixed(T0, ZoneOffset.UTC), new Random(1));
    deliver(
        List.of(List.of(over(0, 60)), List.of(fires(0)), List.of(fires(60)), List.of(over(0, 60))),
        groups,
        new EndsInMemory());
    assertThat(groups.events()).isEmpty();
    deliver(List.of(List.of(fires(61))), groups, new EndsInMemory());
    assertThat(groups.events()).hasSize(2);
  }

  @Test
  void a_beginning_and_its_end_taken_in_at_the_same_moment_leave_nothing_open() {
    GroupsInMemory groups = new GroupsInMemory(Clock.fixed(T0, ZoneOffset.UTC), new Random(1));
    EndsInMemory heardMeanwhile =
        new EndsInMemory() {
          private boolean asked;

          @Override
          Map<String, Ended> latest(String integrationId, Set<String> alertKeys) {
            Map<String, Ended> known = asked ? super.latest(integrationId, alertKeys) : Map.of();
            asked = true;
            return known;
          }
        };
    heardMeanwhile.heard("int", List.of(over(0, 60)));
    deliver(List.of(List.of(fires(0))), groups, heardMeanwhile);
    assertThat(groups.events()).last().isInstanceOf(AlertGroupEvent.Resolved.class);
  }

  private static Alert fires(int second) {
    return report("alert", Action.TRIGGER, T0.plusSeconds(second), null);
  }

  private static Alert over(int from, int to) {
    return report("alert", Action.RESOLVE, T0.plusSeconds(from), T0.plusSeconds(to));
  }

  /** Up to four alerts, each of which fired up to three times, the last maybe still. */
  private static List<Alert> reports(Random random) {
    List<Alert> reports = new ArrayList<>();
    int alerts = 1 + random.nextInt(4);
    for (int alert = 0; alert < alerts; alert++) {
      int second = 0;
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        Instant start = T0.plusSeconds(second += 1 + random.nextInt(60));
        Instant end = T0.plusSeconds(second += random.nextInt(60));
        reports.add(report("alert-" + alert, Action.TRIGGER, start, null));
        if (times > 1 || random.nextBoolean()) {
          reports.add(report("alert-" + alert, Action.RESOLVE, start, end));
        }
      }
    }
    return reports;
  }

  private static List<List<Alert>> together(List<Alert> reports, Random random) {
    List<List<Alert>> deliveries = new ArrayList<>();
    for (int from = 0; from < reports.size(); ) {
      int to = Math.min(reports.size(), from + 1 + random.nextInt(3));
      deliveries.add(reports.subList(from, to));
      from = to;
    }
    return deliveries;
  }

  /** What holds, whatever came when: the latest start, and its end. */
  private static State truth(List<Alert> reports) {
    Map<String, Last> alerts = new TreeMap<>();
    reports.forEach(
        report ->
            alerts.merge(
                report.key(),
                new Last(report.startsAt(), report.endsAt()),
                (a, b) -> {
                  int later = b.startsAt().compareTo(a.startsAt());
                  return later > 0 || (later == 0 && b.endsAt() != null) ? b : a;
                }));
    return new State(alerts, alerts.values().stream().anyMatch(last -> last.endsAt() == null));
  }

  private static State deliver(List<List<Alert>> deliveries, Random random) {
    AtomicReference<Instant> now = new AtomicReference<>(T0.plusSeconds(600));
    GroupsInMemory groups = at(now, random);
    EndsInMemory ends = new EndsInMemory();
    for (List<Alert> delivery : deliveries) {
      now.updateAndGet(last -> last.plusSeconds(1));
      deliver(List.of(delivery), groups, ends);
    }
    now.updateAndGet(last -> last.plus(Duration.ofMinutes(15)));
    groups.settle();
    return state(groups.events(), ends);
  }

  private static void deliver(
      List<List<Alert>> deliveries, GroupsInMemory groups, EndsInMemory ends) {
    groups.knowing(ends);
    AlertGrouping grouping =
        new AlertGrouping(groups, new AlertDeadlines(null, groups.clock()), ends, groups.clock());
    deliveries.forEach(
        delivery ->
            grouping.take(
                "int",
                new AlertBatch("key", "test/1", "Test", null, delivery),
                "ab",
                GroupingRule.OF_SOURCE));
  }

  private static State state(List<AlertGroupEvent> events, EndsInMemory ends) {
    Map<String, Last> alerts = new TreeMap<>();
    Set<String> firing = new TreeSet<>();
    Set<String> open = new HashSet<>();
    for (AlertGroupEvent event : events) {
      switch (event) {
        case AlertGroupEvent.Opened opened -> open.add(opened.groupId());
        case AlertGroupEvent.AlertFired fired -> {
          firing.add(fired.alertKey());
          alerts.put(fired.alertKey(), new Last(fired.startsAt(), null));
        }
        case AlertGroupEvent.AlertResolved over -> {
          assertThat(firing.remove(over.alertKey())).isTrue();
          alerts.put(over.alertKey(), new Last(over.startsAt(), over.endsAt()));
        }
        case AlertGroupEvent.Resolved over -> open.remove(over.groupId());
        default -> throw new AssertionError(event);
      }
    }
    // Of what was over before it was heard to fire, nothing is in the log.
    ends.latest.forEach(
        (key, ended) -> {
          Last known = alerts.get(key);
          if (known == null || ended.startsAt().isAfter(known.startsAt())) {
            alerts.put(key, new Last(ended.startsAt(), ended.endsAt()));
          }
        });
    assertThat(open).hasSizeLessThanOrEqualTo(1);
    return new State(alerts, !open.isEmpty());
  }

  private static class EndsInMemory extends RecentEnds {
    private final Map<String, Ended> latest = new HashMap<>();

    @Override
    Map<String, Ended> latest(String integrationId, Set<String> alertKeys) {
      Map<String, Ended> known = new HashMap<>(latest);
      known.keySet().retainAll(alertKeys);
      return known;
    }

    @Override
    void keep(String integrationId, Map<String, Ended> ends) {
      ends.forEach(
          (key, ended) ->
              latest.merge(key, ended, (a, b) -> b.endsAt().isAfter(a.endsAt()) ? b : a));
    }
  }

  private static Alert report(String key, Action action, Instant startsAt, Instant endsAt) {
    return report(key, action, startsAt, endsAt, CONTEXT);
  }

  private static Alert report(
      String key, Action action, Instant startsAt, Instant endsAt, AlertContext context) {
    return new Alert(
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
            startsAt,
            endsAt,
            context)
        .withSteadyStart();
  }
}
