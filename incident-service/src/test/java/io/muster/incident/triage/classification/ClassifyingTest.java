package io.muster.incident.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyingTest {

  private static final ServiceMap SHOP =
      new ServiceMap(
          List.of(
              entry("checkout", 1, "payments", "rates"),
              entry("payments", 2, "payments-db"),
              entry("payments-db", 3),
              entry("search", 2),
              entry("blog", 4)));

  @ParameterizedTest
  @CsvSource({
    "checkout,    CRITICAL, EXTENSIVE,   SEV1",
    "checkout,    ERROR,    EXTENSIVE,   SEV2",
    "checkout,    UNKNOWN,  EXTENSIVE,   SEV2",
    "checkout,    WARNING,  EXTENSIVE,   SEV3",
    "search,      CRITICAL, SIGNIFICANT, SEV2",
    "search,      INFO,     SIGNIFICANT, SEV4",
    "payments-db, CRITICAL, SIGNIFICANT, SEV2",
    "payments-db, ERROR,    SIGNIFICANT, SEV3",
    "rates,       CRITICAL, SIGNIFICANT, SEV2",
    "blog,        CRITICAL, MINOR,       SEV4",
    "blog,        INFO,     MINOR,       SEV5",
    "elsewhere,   CRITICAL, ,            SEV1",
    "elsewhere,   ERROR,    ,            SEV2",
    "elsewhere,   WARNING,  ,            SEV3",
    "elsewhere,   UNKNOWN,  ,            SEV3",
    "elsewhere,   INFO,     ,            SEV4",
  })
  void the_shipped_matrix_says(
      String service, AlertSeverity alert, Impact impact, Severity severity) {
    Classification said = shipped(problem(Set.of(alert), service));
    assertThat(said.severity()).isEqualTo(severity);
    assertThat(said.impact()).isEqualTo(impact);
    assertThat(said.rule()).isEqualTo("matrix/0");
  }

  @Test
  void why_is_said_with_the_way_from_one_service_to_the_other() {
    assertThat(shipped(problem(Set.of(AlertSeverity.CRITICAL), "payments-db")).because())
        .isEqualTo(
            "because checkout (tier 1) depends on payments-db through payments, and the alert is of"
                + " severity critical (matrix/0)");
    assertThat(shipped(problem(Set.of(AlertSeverity.UNKNOWN), "checkout")).because())
        .isEqualTo(
            "because checkout is tier 1, and the alert does not say how bad it is (matrix/0)");
    assertThat(shipped(problem(Set.of(AlertSeverity.ERROR))).because())
        .isEqualTo(
            "because the alert names no service, so its own severity counts, and the alert is of"
                + " severity error (matrix/0)");
  }

  @Test
  void of_a_service_nothing_is_known_of_the_alert_itself_counts_and_the_worse_holds() {
    Classification said = shipped(problem(Set.of(AlertSeverity.CRITICAL), "blog", "elsewhere"));
    assertThat(said.severity()).isEqualTo(Severity.SEV1);
    assertThat(said.because()).contains("elsewhere is not in the catalogue");
    assertThat(shipped(problem(Set.of(AlertSeverity.ERROR), "checkout", "elsewhere")).because())
        .contains("checkout is tier 1")
        .doesNotContain("elsewhere");
  }

  @Test
  void a_label_that_says_how_much_suffers_outweighs_the_catalogue() {
    Problem minor =
        new Problem(
            Set.of(AlertSeverity.CRITICAL), Severity.SEV1, List.of("checkout"), Impact.MINOR);
    assertThat(shipped(minor).severity()).isEqualTo(Severity.SEV4);
    assertThat(shipped(minor).because()).contains("the alert says that its impact is minor");
    assertThat(Problem.impactIn(Map.of("Impact", " extensive "))).contains(Impact.EXTENSIVE);
    assertThat(Problem.impactIn(Map.of("impact", "MINOR", "muster_impact", "significant")))
        .contains(Impact.SIGNIFICANT);
    assertThat(Problem.impactIn(Map.of("impact", "huge", "zone", "minor"))).isEmpty();
  }

  @Test
  void many_services_at_once_count_for_more_than_each() {
    ServiceMap many =
        new ServiceMap(
            List.of(entry("a", 4), entry("b", 4), entry("c", 4), entry("d", 4), entry("e", 4)));
    Classification said =
        Classifying.of(
            MatrixVersion.SHIPPED,
            many,
            problem(Set.of(AlertSeverity.CRITICAL), "a", "b", "c", "d", "e"),
            null);
    assertThat(said.severity()).isEqualTo(Severity.SEV2);
    assertThat(said.because()).startsWith("because 5 services are affected");
  }

  @Test
  void a_person_says_how_much_it_presses_and_nothing_follows_where_nothing_is_known() {
    Problem asked = new Problem(Set.of(), null, List.of("search"), null);
    assertThat(Classifying.of(MatrixVersion.SHIPPED, SHOP, asked, Urgency.HIGH).severity())
        .isEqualTo(Severity.SEV2);
    assertThat(Classifying.of(MatrixVersion.SHIPPED, SHOP, asked, null).severity()).isNull();
    Problem unheard = new Problem(Set.of(), null, List.of("elsewhere"), null);
    assertThat(Classifying.of(MatrixVersion.SHIPPED, SHOP, unheard, Urgency.HIGH).severity())
        .isNull();
  }

  @Test
  void a_source_that_says_more_exactly_how_bad_it_is_is_believed_until_worse_comes() {
    Problem sev5 =
        new Problem(EnumSet.of(AlertSeverity.INFO), Severity.SEV5, List.of("elsewhere"), null);
    assertThat(shipped(sev5).severity()).isEqualTo(Severity.SEV5);
    assertThat(shipped(sev5.with(AlertSeverity.INFO, null, null)).severity())
        .isEqualTo(Severity.SEV5);
    assertThat(shipped(sev5.with(AlertSeverity.WARNING, null, null)).severity())
        .isEqualTo(Severity.SEV3);
  }

  private static Classification shipped(Problem problem) {
    return Classifying.of(MatrixVersion.SHIPPED, SHOP, problem, null);
  }

  private static Problem problem(Set<AlertSeverity> alerts, String... services) {
    Severity own = alerts.stream().map(Problem::severityOf).min(Severity::compareTo).orElseThrow();
    return new Problem(alerts, own, List.of(services), null);
  }

  private static CatalogEntry entry(String name, int tier, String... dependsOn) {
    return new CatalogEntry(
        Catalogue.idOf(name), name, null, null, null, tier, List.of(dependsOn), List.of());
  }
}
