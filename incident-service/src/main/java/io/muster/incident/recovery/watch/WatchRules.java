package io.muster.incident.recovery.watch;

import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a watch has to be told, and what has to be so before a recovery is complete. */
final class WatchRules {

  static final int SHORTEST = 5;
  static final int LONGEST = 14 * 24 * 60;

  private static final int SERVICES = 50;

  /** All of them are read within the time one process may hold a watch. */
  private static final int METRICS = 5;

  private static final int NAME = 200;

  private WatchRules() {}

  static void requireLength(int minutes) {
    if (minutes < SHORTEST || minutes > LONGEST) {
      throw Refused.invalid("/minutes", "Watch for 5 to 20160 minutes, which is two weeks.");
    }
  }

  static List<String> services(List<String> services) {
    if (services.isEmpty() || services.size() > SERVICES) {
      throw Refused.invalid(
          "/services", "Name 1 to " + SERVICES + " services whose alerts would say it is back.");
    }
    Set<String> named = new LinkedHashSet<>();
    for (int i = 0; i < services.size(); i++) {
      named.add(
          Wording.required(
              "/services/" + i, services.get(i), Wording.SERVICE, "Name the service."));
    }
    return List.copyOf(named);
  }

  static List<WatchedMetric> metrics(List<WatchedMetric> metrics) {
    if (metrics.size() > METRICS) {
      throw Refused.invalid("/metrics", "Watch at most " + METRICS + " metrics.");
    }
    List<WatchedMetric> checked = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      checked.add(checked("/metrics/" + i, metrics.get(i)));
    }
    return checked;
  }

  private static WatchedMetric checked(String pointer, WatchedMetric metric) {
    if (metric.limit() == null) {
      throw Refused.invalid(pointer + "/limit", "Say where it must not be: ABOVE or BELOW.");
    }
    if (!Double.isFinite(metric.threshold())) {
      throw Refused.invalid(pointer + "/threshold", "Give a number.");
    }
    return new WatchedMetric(
        Wording.required(pointer + "/name", metric.name(), NAME, "Give the metric a name."),
        metric.source(),
        Wording.required(
            pointer + "/expression",
            metric.expression(),
            Wording.REASON,
            "Give the PromQL expression."),
        metric.limit(),
        metric.threshold());
  }

  /** Of the phases up to recovery. */
  static List<CriteriaAtHand.Open> open(CriteriaAtHand criteria) {
    return criteria == null
        ? List.of()
        : criteria.open().stream()
            .filter(open -> open.phase().compareTo(Phase.RECOVERY) <= 0)
            .toList();
  }

  /**
   * Why it is complete although something is missing; null when nothing is.
   *
   * @throws Refused 409 with what is missing when nobody says why
   */
  static String override(
      String reason, List<CriteriaAtHand.Open> open, WatchState state, Instant reopenedAt) {
    boolean passed = state.passed(reopenedAt) != null;
    if (open.isEmpty() && passed) {
      return null;
    }
    String why = Wording.optional("/overrideReason", reason, Wording.REASON);
    if (why == null) {
      Map<String, Object> missing = new LinkedHashMap<>();
      missing.put("open", open);
      missing.put("watch", watch(state.stage(), passed));
      throw Refused.conflict(
          "recovery-incomplete",
          "Criteria of the plan are open, or the last recovery watch has not passed. See to what is"
              + " missing, or say in overrideReason why the recovery is complete all the same.",
          missing);
    }
    return why;
  }

  /** How the latest watch stands; REOPENED: it passed, and began before the last reopening. */
  private static String watch(WatchState.Stage stage, boolean passed) {
    return switch (stage) {
      case null -> "NONE";
      case PASSED -> passed ? "PASSED" : "REOPENED";
      case RUNNING, RECURRED, STOPPED -> stage.name();
    };
  }
}
