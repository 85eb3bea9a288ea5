package io.muster.incident.triage.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.LabelMatcher;
import io.muster.contracts.alert.LabelMatcher.Operator;
import io.muster.incident.triage.AlertLabels;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertConditionsTest {

  private static final AlertFired ALERT =
      new AlertFired(
          "g",
          "a",
          "DiskFull",
          "checkout",
          AlertSeverity.CRITICAL,
          "Disk full",
          null,
          null,
          List.of(),
          new AlertContext(
              "alertmanager",
              "page",
              "disk",
              "storage",
              "capacity",
              "web-7",
              Map.of("zone", "eu", "severity", "page"),
              null,
              null),
          Instant.EPOCH,
          null,
          io.muster.contracts.Actor.system("test"),
          Instant.EPOCH);

  @ParameterizedTest
  @CsvSource({
    "zone, EQUAL, eu, true",
    "zone, EQUAL, EU, false",
    "zone, NOT_EQUAL, us, true",
    "zone, NOT_EQUAL, eu, false",
    "host, MATCH, web-[0-9]+, true",
    "host, MATCH, web, false",
    "host, NO_MATCH, web, true",
    "host, NO_MATCH, web-.*, false",
    "service, EQUAL, checkout, true",
    "name, EQUAL, DiskFull, true",
    "alertname, EQUAL, DiskFull, true",
    "component, EQUAL, disk, true",
    "group, EQUAL, storage, true",
    "class, EQUAL, capacity, true",
    "source, EQUAL, alertmanager, true",
    "integration, EQUAL, int-1, true",
    // What the source itself sends goes before what is known of any alert.
    "severity, EQUAL, page, true",
    "severity, EQUAL, critical, false",
    // A label an alert does not have has the empty value.
    "team, EQUAL, '', true",
    "team, NOT_EQUAL, shop, true",
    "team, MATCH, .+, false",
  })
  void an_alert_meets_a_condition(String label, Operator operator, String value, boolean meets) {
    AlertConditions conditions =
        AlertConditions.of(List.of(new LabelMatcher(label, operator, value)));
    assertThat(conditions.meets(name -> AlertLabels.of(name, "int-1", ALERT))).isEqualTo(meets);
  }

  @Test
  void all_conditions_have_to_be_met() {
    LabelMatcher zone = new LabelMatcher("zone", Operator.EQUAL, "eu");
    LabelMatcher other = new LabelMatcher("service", Operator.EQUAL, "search");
    assertThat(
            AlertConditions.checked(List.of(zone, other))
                .meets(name -> AlertLabels.of(name, "int-1", ALERT)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "service, NOT_EQUAL, checkout",
    "service, NOT_EQUAL, ''",
    "service, EQUAL, ''",
    "name, MATCH, .*",
    "name, MATCH, .+",
    "name, NO_MATCH, DiskFull",
    "severity, MATCH, critical|error|warning|info|unknown",
  })
  void a_silence_of_everything_is_refused(String label, Operator operator, String value) {
    assertThat(pointer(List.of(new LabelMatcher(label, operator, value)))).isEqualTo("/matchers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "a**",
        "(?<=x)y",
        "\\1",
        "a{1001}",
        "(((a{100}){100}){100}){10}",
        "(a{40}){40}"
      })
  void an_expression_that_is_none_or_repeats_too_much_is_refused(String regex) {
    assertThat(pointer(List.of(new LabelMatcher("host", Operator.MATCH, regex))))
        .isEqualTo("/matchers/0/value");
  }

  @Test
  void what_is_missing_or_said_twice_is_refused_where_it_stands() {
    LabelMatcher fine = new LabelMatcher("service", Operator.EQUAL, "checkout");
    assertThat(pointer(null)).isEqualTo("/matchers");
    assertThat(pointer(List.of())).isEqualTo("/matchers");
    assertThat(pointer(Collections.nCopies(21, fine))).isEqualTo("/matchers");
    assertThat(pointer(Arrays.asList(fine, null))).isEqualTo("/matchers/1/operator");
    assertThat(pointer(List.of(fine, fine))).isEqualTo("/matchers/1");
    assertThat(pointer(List.of(fine, new LabelMatcher(" ", Operator.EQUAL, "x"))))
        .isEqualTo("/matchers/1/label");
    assertThat(pointer(List.of(fine, new LabelMatcher("x", Operator.EQUAL, null))))
        .isEqualTo("/matchers/1/value");
    assertThat(pointer(List.of(fine, new LabelMatcher("x", Operator.EQUAL, "y".repeat(501)))))
        .isEqualTo("/matchers/1/value");
  }

  @Test
  @Timeout(60)
  void an_expression_that_costs_others_for_ever_is_tried_at_once() {
    AlertConditions conditions =
        AlertConditions.checked(List.of(new LabelMatcher("host", Operator.MATCH, "(a*)*b")));
    long start = System.nanoTime();
    assertThat(conditions.meets(name -> "a".repeat(10_000))).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private static String pointer(List<LabelMatcher> matchers) {
    return catchThrowableOfType(Refused.class, () -> AlertConditions.checked(matchers))
        .faults()
        .getFirst()
        .pointer();
  }
}
