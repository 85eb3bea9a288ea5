package io.muster.reporting.analytics;

import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A length of time that is measured of every incident, with the definition it is measured by. An
 * incident of which one end is not on record, or of which the ends are the wrong way round, does
 * not count.
 */
enum Metric {
  DETECT(
      "Time to detect",
      "MTTD",
      "From when the trouble began until a tool or a person noticed it: moments “occurred” and “detected”, as last corrected.",
      List.of("incident.opened", "incident.moment-recorded", "incident.moment-corrected")) {
    @Override
    OptionalLong of(IncidentRow row) {
      return between(row.moments().get(Moment.OCCURRED), row.moments().get(Moment.DETECTED));
    }
  },
  ACKNOWLEDGE(
      "Time to acknowledge",
      "MTTA",
      "From the opening of the incident until somebody first took it on.",
      List.of("incident.opened", "incident.acknowledged")) {
    @Override
    OptionalLong of(IncidentRow row) {
      return between(row.openedAt(), row.acknowledgedAt());
    }
  },
  CONTAIN(
      "Time to contain",
      "MTTC",
      "From the opening of the incident until it did no more harm: moment “contained”, as last corrected.",
      List.of("incident.opened", "incident.moment-recorded", "incident.moment-corrected")) {
    @Override
    OptionalLong of(IncidentRow row) {
      return between(row.openedAt(), row.moments().get(Moment.CONTAINED));
    }
  },
  RESOLVE(
      "Time to resolve",
      "MTTR",
      "From the opening of the incident until it was resolved for the last time; while it is reopened it does not count.",
      List.of("incident.opened", "incident.resolved", "incident.reopened")) {
    @Override
    OptionalLong of(IncidentRow row) {
      return between(row.openedAt(), row.resolvedAt());
    }
  },
  IDENTIFICATION("Time in identification", Phase.IDENTIFICATION),
  CONTAINMENT("Time in containment", Phase.CONTAINMENT),
  ERADICATION("Time in eradication", Phase.ERADICATION),
  RECOVERY("Time in recovery", Phase.RECOVERY),
  LESSONS_LEARNED("Time in lessons learned", Phase.LESSONS_LEARNED);

  private final String title;
  private final String abbreviation;
  private final String definition;
  private final List<String> events;
  private final Phase phase;

  Metric(String title, String abbreviation, String definition, List<String> events) {
    this.title = title;
    this.abbreviation = abbreviation;
    this.definition = definition;
    this.events = events;
    this.phase = null;
  }

  Metric(String title, Phase phase) {
    this.title = title;
    this.abbreviation = null;
    this.definition =
        "From when work entered the phase until it left it; stretches are added up when it came back, and a phase that was skipped or is not left yet does not count.";
    this.events = List.of("incident.opened", "incident.phase-changed");
    this.phase = phase;
  }

  String title() {
    return title;
  }

  /** What managers call it; null when it has no such name. */
  String abbreviation() {
    return abbreviation;
  }

  String definition() {
    return definition;
  }

  /** Types of the events it is read from. */
  List<String> events() {
    return events;
  }

  /** In milliseconds; empty when the incident does not count. */
  OptionalLong of(IncidentRow row) {
    Long spent = row.phase() == phase ? null : row.phases().get(phase);
    return spent == null ? OptionalLong.empty() : OptionalLong.of(spent);
  }

  private static OptionalLong between(Instant from, Instant to) {
    return from == null || to == null || to.isBefore(from)
        ? OptionalLong.empty()
        : OptionalLong.of(to.toEpochMilli() - from.toEpochMilli());
  }
}
