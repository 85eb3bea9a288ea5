package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How safe it is to deploy (DORA's change failure rate and failed deployment recovery time).
 * Counted are deployments that succeeded, or of which nobody said how they ended, to an environment
 * that is called production or not named at all. One failed when an incident has it as its cause.
 *
 * @param deployments in the period
 * @param failed of those
 * @param rate failed of all, from 0 to 1; null when there was none
 * @param recovery from when the trouble began, or else the incident was opened, until it was
 *     resolved, over the incidents failed deployments caused
 * @param services the same for each service, who failed most first; at most a hundred
 */
@Schema(
    name = "AnalyticsDeployments",
    requiredProperties = {"deployments", "failed", "recovery", "services"})
record Deployments(
    int deployments, int failed, Double rate, Recovery recovery, List<OfService> services) {

  private static final int MOST = 100;

  /**
   * Time to recover, in seconds.
   *
   * @param counted incidents that were recovered from
   * @param median null when there is none
   * @param p90 null for fewer than five
   */
  @Schema(name = "AnalyticsRecovery", requiredProperties = "counted")
  record Recovery(int counted, Long median, Long p90) {}

  /**
   * One service.
   *
   * @param incidents what failed deployments caused, the newest first
   */
  @Schema(
      name = "AnalyticsServiceDeployments",
      requiredProperties = {"service", "deployments", "failed", "rate", "recovery", "incidents"})
  record OfService(
      String service,
      int deployments,
      int failed,
      double rate,
      Recovery recovery,
      List<IncidentRow.Ref> incidents) {}

  /**
   * One that happened.
   *
   * @param service null when its source did not say
   */
  record Deployment(String changeId, String service, String environment, Instant at) {

    /** The service, or {@link By#NONE}, as incidents are told apart by it. */
    String ofService() {
      return service == null ? By.NONE : service;
    }

    boolean toProduction() {
      return environment == null || environment.toLowerCase(Locale.ROOT).startsWith("prod");
    }
  }

  /** Of deployments, and the incidents each caused, by its id. */
  static Deployments of(List<Deployment> deployments, Map<String, List<IncidentRow>> caused) {
    Map<String, List<Deployment>> byService = new TreeMap<>();
    deployments.forEach(
        each -> byService.computeIfAbsent(each.ofService(), any -> new ArrayList<>()).add(each));
    int failed = failed(deployments, caused);
    return new Deployments(
        deployments.size(),
        failed,
        deployments.isEmpty() ? null : (double) failed / deployments.size(),
        recovery(incidents(deployments, caused)),
        byService.entrySet().stream()
            .map(e -> service(e.getKey(), e.getValue(), caused))
            .sorted(
                Comparator.comparingInt(OfService::failed)
                    .thenComparingInt(OfService::deployments)
                    .reversed())
            .limit(MOST)
            .toList());
  }

  private static OfService service(
      String service, List<Deployment> deployments, Map<String, List<IncidentRow>> caused) {
    int failed = failed(deployments, caused);
    List<IncidentRow> incidents = incidents(deployments, caused).toList();
    return new OfService(
        service,
        deployments.size(),
        failed,
        (double) failed / deployments.size(),
        recovery(incidents.stream()),
        incidents.stream()
            .sorted(Comparator.comparingLong(IncidentRow::number).reversed())
            .limit(MOST)
            .map(IncidentRow::ref)
            .toList());
  }

  private static int failed(List<Deployment> deployments, Map<String, List<IncidentRow>> caused) {
    return (int) deployments.stream().filter(each -> caused.containsKey(each.changeId())).count();
  }

  private static Stream<IncidentRow> incidents(
      List<Deployment> deployments, Map<String, List<IncidentRow>> caused) {
    return deployments.stream()
        .flatMap(each -> caused.getOrDefault(each.changeId(), List.of()).stream());
  }

  private static Recovery recovery(Stream<IncidentRow> incidents) {
    Figure figure =
        Figure.of(
            Metric.RESOLVE,
            incidents
                .filter(row -> row.resolvedAt() != null && !row.resolvedAt().isBefore(row.began()))
                .mapToDouble(row -> Duration.between(row.began(), row.resolvedAt()).toMillis())
                .sorted()
                .toArray());
    return new Recovery(figure.counted(), figure.median(), figure.p90());
  }
}
