package io.muster.contracts.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How bad an incident is by rule, and why.
 *
 * @param impact how much suffers; null when nothing is known of the affected services, so that the
 *     alerts' own severity decided
 * @param urgency how soon something has to be done
 * @param severity what follows
 * @param rule the version of the matrix that says so, as in {@code matrix/3}
 * @param reasons the facts that made it so bad, the weightiest first
 */
public record Classification(
    Impact impact, Urgency urgency, Severity severity, String rule, List<Reason> reasons) {
  public Classification {
    reasons = List.copyOf(reasons);
  }

  /**
   * One fact that counted.
   *
   * @param kind what kind of fact; it says which of the others are there
   * @param impact what it counts as
   * @param service the affected service; with DEPENDENT the one that depends on it
   * @param tier of that service
   * @param path with DEPENDENT the names from the affected service up to the dependent one
   * @param services with BREADTH how many are affected
   * @param alert with ALERT how bad the worst of the alerts is, by its source
   */
  public record Reason(
      Kind kind,
      Impact impact,
      String service,
      Integer tier,
      List<String> path,
      Integer services,
      AlertSeverity alert) {
    public Reason {
      path = path == null ? List.of() : List.copyOf(path);
    }

    /** What a fact is about. */
    public enum Kind {
      /** The alert has a label that says how much suffers. */
      LABEL,
      /** The affected service's own tier. */
      TIER,
      /** The tier of a service that depends on the affected one. */
      DEPENDENT,
      /** How many services are affected at once. */
      BREADTH,
      /** How bad the source says its alert is. */
      ALERT,
      /**
       * The affected service is not in the catalogue, or the alert names none: its own severity
       * counts.
       */
      UNCATALOGUED
    }

    /** An alert's label said it. */
    public static Reason label(Impact impact) {
      return new Reason(Kind.LABEL, impact, null, null, null, null, null);
    }

    /** The affected service has this tier. */
    public static Reason tier(String service, int tier, Impact impact) {
      return new Reason(Kind.TIER, impact, service, tier, null, null, null);
    }

    /** A service of this tier depends on the affected one, which comes first in the path. */
    public static Reason dependent(List<String> path, int tier, Impact impact) {
      return new Reason(Kind.DEPENDENT, impact, path.getLast(), tier, path, null, null);
    }

    /** So many services are affected. */
    public static Reason breadth(int services, Impact impact) {
      return new Reason(Kind.BREADTH, impact, null, null, null, services, null);
    }

    /** The worst of the alerts is so bad. */
    public static Reason alert(AlertSeverity alert) {
      return new Reason(Kind.ALERT, null, null, null, null, null, alert);
    }

    /** Nothing is known of this service; null when the alerts name none. */
    public static Reason uncatalogued(String service) {
      return new Reason(Kind.UNCATALOGUED, null, service, null, null, null, null);
    }

    /** In English, as part of a sentence. */
    public String inWords() {
      return switch (kind) {
        case LABEL -> "the alert says that its impact is " + words(impact);
        case TIER -> service + " is tier " + tier;
        case DEPENDENT ->
            service
                + " (tier "
                + tier
                + ") depends on "
                + path.getFirst()
                + (path.size() > 2
                    ? " through " + String.join(", ", path.subList(1, path.size() - 1).reversed())
                    : "");
        case BREADTH -> services + " services are affected";
        case ALERT ->
            alert == AlertSeverity.UNKNOWN
                ? "the alert does not say how bad it is"
                : "the alert is of severity " + words(alert);
        case UNCATALOGUED ->
            service == null
                ? "the alert names no service, so its own severity counts"
                : service + " is not in the catalogue, so the alert's own severity counts";
      };
    }

    private static String words(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why, in English, as part of a sentence; with the rule that says so. */
  public String because() {
    return "because %s (%s)"
        .formatted(
            reasons.stream().map(Reason::inWords).collect(Collectors.joining(", and ")), rule);
  }
}
