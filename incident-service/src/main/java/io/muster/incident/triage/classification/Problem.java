package io.muster.incident.triage.classification;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.incident.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be classified. It only ever gets worse: an alert that is over has been there.
 *
 * @param alerts how bad the sources say their alerts are; empty when a person asks
 * @param ownSeverity how bad it is by the alerts alone; null when a person asks
 * @param services the affected services by name, each once
 * @param label how much suffers by an alert's own label; null when none says so
 */
record Problem(
    Set<AlertSeverity> alerts, Severity ownSeverity, List<String> services, Impact label) {

  /** An alert may name a service each; what so many suffer from is extensive by any rule. */
  private static final int MOST_SERVICES = 50;

  /** Looked for in this order, whatever their case. */
  private static final List<String> LABELS = List.of("muster_impact", "impact");

  Problem {
    alerts = alerts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(alerts));
    services = List.copyOf(services);
  }

  /** The same with one more alert. */
  Problem with(AlertSeverity alert, String service, AlertContext context) {
    Set<AlertSeverity> more = EnumSet.of(alert);
    more.addAll(alerts);
    Severity own = severityOf(alert);
    Impact said = context == null ? null : impactIn(context.labels()).orElse(null);
    return new Problem(
        more,
        ownSeverity == null || own.worseThan(ownSeverity) && !alerts.contains(alert)
            ? own
            : ownSeverity,
        withService(service),
        label == null || said != null && said.greaterThan(label) ? said : label);
  }

  private List<String> withService(String service) {
    if (service == null || services.contains(service) || services.size() >= MOST_SERVICES) {
      return services;
    }
    List<String> more = new ArrayList<>(services);
    more.add(service);
    return more;
  }

  /** How bad an incident is by its alert alone, as it is for what is not in the catalogue. */
  static Severity severityOf(AlertSeverity alert) {
    return switch (alert) {
      case CRITICAL -> Severity.SEV1;
      case ERROR -> Severity.SEV2;
      case WARNING, UNKNOWN -> Severity.SEV3;
      case INFO -> Severity.SEV4;
    };
  }

  /** What a label says of the impact; one that is no word for it says nothing. */
  static Optional<Impact> impactIn(Map<String, String> labels) {
    return LABELS.stream()
        .flatMap(
            wanted ->
                labels.entrySet().stream()
                    .filter(label -> label.getKey().equalsIgnoreCase(wanted))
                    .map(Map.Entry::getValue)
                    .filter(Objects::nonNull))
        .flatMap(Problem::impact)
        .findFirst();
  }

  private static Stream<Impact> impact(String word) {
    String upper = word.strip().toUpperCase(Locale.ROOT);
    return Stream.of(Impact.values()).filter(impact -> impact.name().equals(upper));
  }

  /** Names, each once and at most so many as count. */
  static List<String> distinct(List<String> services) {
    return new LinkedHashSet<>(services).stream().limit(MOST_SERVICES).toList();
  }
}
