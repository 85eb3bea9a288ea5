package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards ask for metrics that exist, and every metric is on one. */
class DashboardTest {

  private static final Pattern NAME = Pattern.compile("muster_[a-z_]+");
  private static final Path DASHBOARD = Path.of("../infra/grafana/muster-response.json");

  private static String scraped() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    IncidentRow row =
        Course.opened("inc-1", 1, Instant.parse("2026-10-05T08:00:00Z"), -5, 0).resolved(9).row();
    Load load =
        Load.of(
            List.of(),
            Map.of(),
            List.of(),
            Map.of(),
            ZoneOffset.UTC,
            Map.of(),
            new Rate(0, "EUR"),
            row.openedAt());
    AnalyticsMeters.Snapshot snapshot =
        new AnalyticsMeters.Snapshot(
            List.of(row), load, Deployments.of(List.of(), Map.of()), new Noise(0, 0));
    new AnalyticsMeters(() -> snapshot).bindTo(registry);
    return registry.scrape();
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  private static Set<String> asked() {
    JsonNode dashboard = JsonMapper.shared().readTree(DASHBOARD.toFile());
    Set<String> asked = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(panel.path("title").asString()).isNotBlank();
      assertThat(panel.path("targets").size()).isPositive();
      for (JsonNode target : panel.path("targets")) {
        Set<String> names = names(target.path("expr").asString());
        assertThat(names).as(panel.path("title").asString()).isNotEmpty();
        asked.addAll(names);
      }
    }
    return asked;
  }

  @Test
  void every_query_names_a_metric_that_exists_and_every_metric_is_shown() {
    assertThat(asked()).isEqualTo(names(scraped()));
  }

  @Test
  void labels_are_few_and_name_nobody() {
    String scraped = scraped();
    assertThat(scraped.lines().filter(line -> line.startsWith("muster_"))).hasSizeLessThan(50);
    assertThat(scraped)
        .contains("muster_analytics_incidents{severity=\"SEV3\"} 1.0")
        .contains("muster_analytics_response_seconds{quantile=\"0.5\",step=\"resolve\"} 540.0")
        .contains("muster_analytics_load_gini NaN")
        .doesNotContain("inc-1");
  }
}
