package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

  private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
  private static final Scope SCOPE =
      new Scope(
          LocalDate.parse("2026-10-01"),
          LocalDate.parse("2026-10-31"),
          ZoneOffset.UTC,
          Map.of(),
          false);

  private static Course onDay(int number, int day) {
    return Course.opened("inc-" + number, number, OCTOBER.plus(Duration.ofDays(day)), 0, 0);
  }

  @Test
  void the_same_service_and_cause_within_thirty_days_came_back_from_before_the_period_too() {
    Recurrence found =
        Recurrence.of(
            SCOPE,
            List.of(
                onDay(1, -10).deployed("checkout", 5).row(),
                onDay(2, 20).deployed("checkout", 5).row(),
                onDay(3, 25).deployed("checkout", 5).row(),
                onDay(4, 26).deployed("ledger", 5).row(),
                onDay(5, 27).row()));
    assertThat(found.known()).isEqualTo(3);
    assertThat(found.again()).isEqualTo(2);
    assertThat(found.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.service()).isEqualTo("checkout");
              assertThat(item.causeName()).isEqualTo("a deployment of checkout");
              assertThat(item.incidents())
                  .extracting(IncidentRow.Ref::number)
                  .containsExactly("INC-2", "INC-3");
            });
  }

  @Test
  void changes_of_which_nobody_knows_the_service_are_not_the_same() {
    Recurrence found =
        Recurrence.of(
            SCOPE,
            List.of(onDay(1, 5).deployed(null, 5).row(), onDay(2, 6).deployed(null, 5).row()));
    assertThat(found.known()).isZero();
    assertThat(found.again()).isZero();
  }

  @Test
  void what_comes_after_more_than_thirty_days_is_new() {
    assertThat(
            Recurrence.of(
                    SCOPE,
                    List.of(
                        onDay(1, -11).deployed("checkout", 5).row(),
                        onDay(2, 20).deployed("checkout", 5).row()))
                .again())
        .isZero();
  }
}
