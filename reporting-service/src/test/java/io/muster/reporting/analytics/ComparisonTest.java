package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muster.reporting.analytics.InCommon.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What incidents have in common is told when it is more than chance, and else is not. */
class ComparisonTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Scope MARCH =
      new Scope(
          LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-29"), BERLIN, Map.of(), false);
  private static final Labels NO_LABELS = new Labels(Map.of(), Map.of());

  private static final int SERIES = 400;

  private final List<IncidentRow> incidents = new ArrayList<>();

  private IncidentRow opened(Instant at, String service) {
    int number = incidents.size() + 1;
    IncidentRow row =
        Course.opened("inc-" + number, number, at, null, null)
            .services(List.of(service), List.of("checkout"), 0)
            .row();
    incidents.add(row);
    return row;
  }

  private static Comparison comparison(Deployments.Deployment... deployed) {
    return new Comparison(MARCH, NO_LABELS, new Deploys(List.of(deployed)));
  }

  private static Deployments.Deployment deployed(String service, Instant at) {
    return new Deployments.Deployment("chg-" + at, service, "production", at);
  }

  private List<InCommon> withTime(Comparison comparison) {
    List<InCommon.Compared> compared = comparison.withTime(incidents, MARCH.ends());
    return InCommon.hardlyChance(compared, compared.size());
  }

  @Test
  void fishers_test_is_the_one_of_the_lady_tasting_tea() {
    assertThat(Comparison.fisher(3, 4, 1, 4)).isCloseTo(17.0 / 70, within(1e-12));
    assertThat(Comparison.fisher(4, 4, 0, 4)).isCloseTo(1.0 / 70, within(1e-12));
  }

  @Test
  void an_hour_and_a_day_with_more_incidents_than_their_time_are_told_in_the_readers_zone() {
    for (int week = 0; week < 4; week++) {
      for (int minute = 0; minute < 3; minute++) {
        opened(
            Instant.parse("2026-03-02T23:10:00Z")
                .plus(Duration.ofDays(7L * week))
                .plusSeconds(60L * minute),
            "ledger");
      }
    }
    assertThat(withTime(comparison()))
        .extracting(InCommon::side, InCommon::key, InCommon::having, InCommon::of)
        .contains(tuple(Side.HOUR, "00", 12, 12), tuple(Side.WEEKDAY, "TUESDAY", 12, 12));
    assertThat(withTime(comparison()))
        .filteredOn(each -> each.side() == Side.WEEKDAY)
        .allSatisfy(each -> assertThat(each.usual()).isCloseTo(1.0 / 7, within(0.001)));
  }

  @Test
  void hours_are_told_where_clocks_go_back_by_half_an_hour() {
    Scope april =
        new Scope(
            LocalDate.parse("2026-04-05"),
            LocalDate.parse("2026-04-05"),
            ZoneId.of("Australia/Lord_Howe"),
            Map.of(),
            false);
    opened(april.begins(), "ledger");
    Comparison comparison = new Comparison(april, NO_LABELS, new Deploys(List.of()));
    Map<String, Double> usual =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                comparison.withTime(incidents, april.ends()).stream()
                    .filter(each -> each.side() == Side.HOUR)
                    .collect(Collectors.toMap(InCommon.Compared::key, InCommon.Compared::usual)));
    assertThat(usual.get("01")).isCloseTo(1.5 / 24.5, within(1e-9));
    assertThat(usual.get("02")).isCloseTo(1 / 24.5, within(1e-9));
    assertThat(usual.values().stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void incidents_at_any_time_have_nothing_in_common() {
    Random random = new Random(101);
    long seconds = Duration.between(MARCH.begins(), MARCH.ends()).toSeconds();
    int told = 0;
    for (int series = 0; series < SERIES; series++) {
      incidents.clear();
      for (int n = 0; n < 60; n++) {
        opened(MARCH.begins().plusSeconds(random.nextLong(seconds)), "ledger");
      }
      told += withTime(comparison()).isEmpty() ? 0 : 1;
    }
    assertThat(told)
        .as("as often as is said at most")
        .isLessThanOrEqualTo((int) (SERIES * InCommon.LEVEL));
  }

  @Test
  void what_follows_deployments_of_its_service_is_told_with_how_much_of_the_time_that_is() {
    Instant first = Instant.parse("2026-03-10T10:00:00Z");
    Deployments.Deployment[] deployed =
        Stream.iterate(first, at -> at.plus(Duration.ofDays(1)))
            .limit(5)
            .map(at -> deployed("ledger", at))
            .toArray(Deployments.Deployment[]::new);
    for (Deployments.Deployment each : deployed) {
      opened(each.at().plusSeconds(600), "ledger");
      opened(each.at().plusSeconds(600), "search");
    }
    opened(first.minusSeconds(1), "ledger");
    opened(first.plusSeconds(3600), "ledger");
    InCommon found =
        withTime(comparison(deployed)).stream()
            .filter(each -> each.side() == Side.DEPLOYMENT)
            .findFirst()
            .orElseThrow();
    assertThat(found.key()).isEqualTo("ledger");
    assertThat(found.having()).isEqualTo(5);
    assertThat(found.of()).as("incidents of the service").isEqualTo(7);
    double hours = Duration.between(MARCH.begins(), MARCH.ends()).toHours();
    assertThat(found.usual()).isCloseTo(5 / hours, within(1e-9));
  }

  @Test
  void deployments_close_to_each_other_or_to_the_ends_are_not_counted_twice() {
    Instant from = Instant.parse("2026-03-10T10:00:00Z");
    Instant to = from.plus(Duration.ofHours(10));
    Deploys deploys =
        new Deploys(
            List.of(
                deployed("ledger", from.minusSeconds(1800)),
                deployed("ledger", from.plusSeconds(7200)),
                deployed("ledger", from.plusSeconds(9000)),
                deployed("ledger", to.minusSeconds(900))));
    assertThat(deploys.share("ledger", from, to))
        .isCloseTo((1800 + 5400 + 900) / 36_000.0, within(1e-9));
    assertThat(deploys.share("search", from, to)).isZero();
  }

  @Test
  void some_incidents_are_compared_with_the_others_and_what_all_or_none_have_is_not() {
    Instant at = Instant.parse("2026-03-10T10:00:00Z");
    List<IncidentRow> some = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      IncidentRow row = opened(at, n < 6 ? "ledger" : "search");
      if (n < 6) {
        some.add(row);
      }
    }
    List<InCommon.Compared> compared = comparison().withOthers(some, incidents);
    assertThat(compared)
        .extracting(InCommon.Compared::side, InCommon.Compared::key)
        .containsExactly(tuple(Side.SERVICE, "ledger"), tuple(Side.SERVICE, "search"));
    assertThat(InCommon.hardlyChance(compared, 100)).hasSize(1);
    InCommon found = InCommon.hardlyChance(compared, 100).getFirst();
    assertThat(found.chance()).isCloseTo(100 / 38_760.0, within(1e-9));
    assertThat(found.usual()).isZero();
    assertThat(InCommon.hardlyChance(compared, 10_000)).as("of so many, it is chance").isEmpty();
    assertThat(comparison().withOthers(incidents, incidents)).isEmpty();
  }

  @Test
  void a_theme_becomes_more_only_when_its_share_of_the_reviewed_ones_does() {
    assertThat(Theme.Course.of(1, 20, 12, 20, 3).direction()).isEqualTo(Theme.Direction.MORE);
    assertThat(Theme.Course.of(12, 20, 1, 20, 3).direction()).isEqualTo(Theme.Direction.LESS);
    assertThat(Theme.Course.of(1, 20, 12, 240, 3).direction())
        .as("everything became more")
        .isEqualTo(Theme.Direction.UNCLEAR);
    assertThat(Theme.Course.of(0, 0, 3, 10, 1).direction()).isEqualTo(Theme.Direction.UNCLEAR);
  }
}
