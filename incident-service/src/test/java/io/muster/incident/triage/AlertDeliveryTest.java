package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupCommand.Expire;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupCommand.Settle;
import io.muster.contracts.alert.AlertGroupCommand.Silence;
import io.muster.contracts.alert.AlertGroupCommand.Unsilence;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.Deciding;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However often and in whatever order a source delivers, the same alerts fire in the end. */
class AlertDeliveryTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(T0.plusSeconds(500), ZoneOffset.UTC);
  private static final Actor BY = Actor.system("alert-grouping");

  /**
   * Each alert fires a few times, every time with an end but for the last, which may still fire. As
   * Alertmanager does it, a first copy of each report comes in order; further copies come whenever
   * they like after it.
   */
  @Property(tries = 500)
  void late_and_repeated_reports_change_nothing_in_the_end(
      @ForAll @IntRange(min = 1, max = 4) int alerts,
      @ForAll @IntRange(min = 1, max = 3) int times,
      @ForAll boolean lastStillFires,
      @ForAll long seed) {
    List<AlertGroupCommand> inOrder = new ArrayList<>();
    inOrder.add(fire("keeps-the-group-open", 0));
    for (int time = 0; time < times; time++) {
      for (int alert = 0; alert < alerts; alert++) {
        inOrder.add(fire("alert-" + alert, time * 20 + 1));
      }
      for (int alert = 0; alert < alerts && !(lastStillFires && time == times - 1); alert++) {
        inOrder.add(over("alert-" + alert, time * 20 + 10));
      }
    }
    assertThat(deliver(withCopies(inOrder, new Random(seed)))).isEqualTo(deliver(inOrder));
  }

  /** Copies are put behind the original, at any distance. */
  private static List<AlertGroupCommand> withCopies(
      List<AlertGroupCommand> inOrder, Random random) {
    List<AlertGroupCommand> delivered = new ArrayList<>(inOrder);
    for (AlertGroupCommand report : inOrder) {
      for (int copies = random.nextInt(3); copies > 0; copies--) {
        int original = delivered.indexOf(report);
        delivered.add(original + 1 + random.nextInt(delivered.size() - original), report);
      }
    }
    return delivered;
  }

  @Property(tries = 100)
  void the_order_of_different_alerts_in_a_group_does_not_matter(@ForAll long seed) {
    List<AlertGroupCommand> reports = new ArrayList<>();
    for (int alert = 0; alert < 6; alert++) {
      reports.add(fire("alert-" + alert, alert));
      reports.add(fire("alert-" + alert, alert));
    }
    TreeSet<String> inOrder = deliver(reports);
    Collections.shuffle(reports, new Random(seed));
    assertThat(deliver(reports)).isEqualTo(inOrder).hasSize(6);
  }

  /** The alerts that fire after all reports have come in. */
  private static TreeSet<String> deliver(List<AlertGroupCommand> reports) {
    AlertGroup group = new AlertGroup();
    TreeSet<String> firing = new TreeSet<>();
    for (AlertGroupCommand report : reports) {
      Deciding.by(
          fact -> {
            AlertGroupEvent event = (AlertGroupEvent) fact;
            group.on(event);
            switch (event) {
              case AlertGroupEvent.AlertFired fired ->
                  assertThat(firing.add(fired.alertKey())).isTrue();
              case AlertGroupEvent.AlertResolved ended ->
                  assertThat(firing.remove(ended.alertKey())).isTrue();
              default -> {}
            }
          },
          () -> {
            switch (report) {
              case Fire fire -> group.handle(fire, CLOCK, new NoEnds());
              case Resolve resolve -> group.handle(resolve, CLOCK);
              case Acknowledge seen -> group.handle(seen, CLOCK);
              case Settle settle -> group.handle(settle, CLOCK);
              case Close close -> group.handle(close);
              case Expire expire -> group.handle(expire, CLOCK);
              case Silence silence -> group.handle(silence, CLOCK);
              case Unsilence unsilence -> group.handle(unsilence, CLOCK);
              case Attach attach -> group.handle(attach, CLOCK);
              case Detach detach -> group.handle(detach, CLOCK);
            }
          });
    }
    return firing;
  }

  private static Fire fire(String key, int second) {
    FiringAlert alert =
        new FiringAlert(
            key,
            "A",
            "checkout",
            AlertSeverity.CRITICAL,
            "5xx",
            null,
            null,
            List.of(),
            null,
            T0.plusSeconds(second),
            false,
            null);
    return new Fire(
        "g",
        "int",
        "key",
        1,
        "rule/1",
        "i",
        "5xx",
        null,
        Severity.SEV1,
        List.of(),
        List.of(alert),
        null,
        null,
        BY);
  }

  private static Resolve over(String key, int second) {
    return new Resolve("g", List.of(new OverAlert(key, null, T0.plusSeconds(second))), "ab", BY);
  }
}
