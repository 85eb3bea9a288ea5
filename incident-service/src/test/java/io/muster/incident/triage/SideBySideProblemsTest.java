package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.CommitTooLargeException;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertGrouping.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SideBySideProblemsTest {

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void problems_that_have_nothing_in_common_are_taken_at_the_same_time_and_name_their_request() {
    CyclicBarrier all = new CyclicBarrier(8);
    Set<String> requests = ConcurrentHashMap.newKeySet();
    MDC.put("requestId", "request-4713");
    try {
      Outcome outcome =
          SideBySideProblems.take(
              problems(8),
              batch -> {
                meet(all);
                requests.add(MDC.get("requestId"));
                return new Outcome(1, 1, 1, 0);
              });
      assertThat(outcome).isEqualTo(new Outcome(8, 8, 8, 0));
      assertThat(requests).containsExactly("request-4713");
    } finally {
      MDC.remove("requestId");
    }
  }

  @Test
  void more_than_are_taken_at_once_wait_their_turn() {
    Set<String> taken = ConcurrentHashMap.newKeySet();
    Outcome outcome =
        SideBySideProblems.take(
            problems(200),
            batch -> {
              assertThat(taken.add(batch.groupingKey())).isTrue();
              return new Outcome(1, 0, 0, 1);
            });
    assertThat(outcome).isEqualTo(new Outcome(200, 0, 0, 200));
    assertThat(taken).hasSize(200);
  }

  @Test
  void what_is_said_twice_of_a_problem_or_an_alert_is_taken_in_its_order() {
    for (List<AlertBatch> batches :
        List.of(
            List.of(problem("a", "1"), problem("b", "2"), problem("a", "3")),
            List.of(problem("a", "1"), problem("b", "2"), problem("c", "1")))) {
      List<AlertBatch> taken = Collections.synchronizedList(new ArrayList<>());
      SideBySideProblems.take(
          batches,
          batch -> {
            taken.add(batch);
            return Outcome.NOTHING;
          });
      assertThat(taken).isEqualTo(batches);
    }
  }

  @Test
  void what_fails_is_told_when_nothing_is_under_way_any_more() {
    CyclicBarrier both = new CyclicBarrier(2);
    Set<String> done = ConcurrentHashMap.newKeySet();
    assertThatThrownBy(
            () ->
                SideBySideProblems.take(
                    problems(2),
                    batch -> {
                      meet(both);
                      if (batch.groupingKey().equals("problem-0")) {
                        throw new IllegalStateException("The first cannot be recorded.");
                      }
                      done.add(batch.groupingKey());
                      return Outcome.NOTHING;
                    }))
        .hasMessage("The first cannot be recorded.");
    assertThat(done).containsExactly("problem-1");
  }

  @Test
  void what_can_never_be_recorded_keeps_nothing_else_from_it() {
    for (List<AlertBatch> batches :
        List.of(problems(40), List.of(problem("problem-0", "1"), problem("problem-1", "1")))) {
      Set<String> done = ConcurrentHashMap.newKeySet();
      assertThatThrownBy(
              () ->
                  SideBySideProblems.take(
                      batches,
                      batch -> {
                        if (batch.groupingKey().equals("problem-0")) {
                          throw new CommitTooLargeException("It is too large.");
                        }
                        done.add(batch.groupingKey());
                        return Outcome.NOTHING;
                      }))
          .hasMessage("It is too large.");
      assertThat(done).hasSize(batches.size() - 1);
    }
  }

  @Test
  void what_comes_again_is_told_before_what_can_never_be_recorded() {
    CyclicBarrier both = new CyclicBarrier(2);
    assertThatThrownBy(
            () ->
                SideBySideProblems.take(
                    problems(2),
                    batch -> {
                      meet(both);
                      if (batch.groupingKey().equals("problem-0")) {
                        throw new CommitTooLargeException("It is too large.");
                      }
                      throw new ConcurrencyException("Others wrote to it.");
                    }))
        .hasMessage("Others wrote to it.");
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("They are not taken at the same time.", e);
    }
  }

  private static List<AlertBatch> problems(int number) {
    return IntStream.range(0, number).mapToObj(i -> problem("problem-" + i, "alert-" + i)).toList();
  }

  private static AlertBatch problem(String groupingKey, String alertKey) {
    Alert alert =
        new Alert(
            alertKey,
            Action.TRIGGER,
            "Test",
            "checkout",
            AlertSeverity.ERROR,
            Severity.SEV2,
            "Test",
            null,
            null,
            List.of(),
            T0,
            null,
            new AlertContext("test", null, null, null, null, null, Map.of(), T0, "ab"));
    return new AlertBatch(groupingKey, "test/1", "Test", null, List.of(alert));
  }
}
