package io.muster.incident.triage.similar;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.incident.AffectedEvent.ServicesChanged;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of one incident for comparing it; it grows with the incident. */
final class Profile {

  /** One incident out of many alerts says no more with all of them than with the first few. */
  private static final int MOST_ALERTS = 10;

  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_NOTES = 2_000;

  private final Set<String> alerts = new LinkedHashSet<>();
  private final Set<String> summaries = new LinkedHashSet<>();
  private final Set<String> services = new LinkedHashSet<>();
  private final StringBuilder notes = new StringBuilder();
  private Opened opened;
  private Severity severity;
  private String resolution;
  private Instant resolvedAt;
  private CauseMarked cause;

  void opened(Opened event) {
    opened = event;
    severity = event.severity();
    services.addAll(event.services());
  }

  void changed(Severity to) {
    severity = to;
  }

  void resolved(Resolved event) {
    resolution = event.reason();
    resolvedAt = event.at();
  }

  /** The last word of what caused it; null when it was taken back. */
  void caused(CauseMarked marked) {
    cause = marked;
  }

  void reopened() {
    resolution = null;
    resolvedAt = null;
  }

  void affects(ServicesChanged changed) {
    changed.removed().forEach(services::remove);
    changed.added().forEach(service -> add(services, service));
  }

  void noted(String text) {
    int left = LONGEST_NOTES - notes.length();
    notes.append(text, 0, Math.clamp(text.length(), 0, left)).append('\n');
  }

  void fired(AlertFired alert) {
    add(alerts, alert.name());
    add(summaries, alert.summary());
    add(services, alert.service());
  }

  private static void add(Set<String> set, String element) {
    if (element != null && set.size() < MOST_ALERTS) {
      set.add(element);
    }
  }

  /** Alerts may be known before the incident they open. */
  boolean isKnown() {
    return opened != null;
  }

  Opened opened() {
    return opened;
  }

  Severity severity() {
    return severity;
  }

  /** What ended it, as somebody wrote; null while it is open or when nobody did. */
  String resolution() {
    return resolution;
  }

  /** Null while it is open. */
  Instant resolvedAt() {
    return resolvedAt;
  }

  /**
   * What caused both, in a few words; null when it is not known of both that it was the same: the
   * same change, or the same kind of change to the same service, or the same service failing.
   */
  String sameCause(Profile other) {
    if (cause == null || other.cause == null || cause.kind() != other.cause.kind()) {
      return null;
    }
    return switch (cause.kind()) {
      case CHANGE -> {
        boolean same =
            cause.changeId().equals(other.cause.changeId())
                || cause.service() != null
                    && cause.service().equals(other.cause.service())
                    && cause.changeKind() == other.cause.changeKind();
        String kind =
            cause.changeKind() == null
                ? "change"
                : cause.changeKind().name().toLowerCase(Locale.ROOT);
        yield same ? cause.service() == null ? kind : kind + " of " + cause.service() : null;
      }
      case SERVICE -> cause.service().equals(other.cause.service()) ? cause.service() : null;
      case OTHER -> null;
    };
  }

  Set<String> alerts() {
    return alerts;
  }

  Set<String> services() {
    return services;
  }

  /** What it is about, by which others are found. */
  String trouble() {
    return joined(
        Stream.concat(
            Stream.of(opened.title(), shortened(opened.description())),
            Stream.concat(alerts.stream(), summaries.stream())));
  }

  /** All it can be found by. */
  String everything() {
    return joined(
        Stream.of(trouble(), String.join(" ", services), resolution, notes.toString().strip()));
  }

  private static String shortened(String text) {
    return text == null ? null : text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION));
  }

  private static String joined(Stream<String> texts) {
    return texts
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank())
        .distinct()
        .collect(Collectors.joining(".\n"));
  }
}
