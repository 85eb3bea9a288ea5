package io.muster.reporting.clock;

import io.muster.contracts.Event;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.regulation.RegulatoryFact;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the incident's own record says of things the law asks about too: when they happened, which
 * services and whom outside it affects. It holds for every entity until somebody states otherwise
 * in the entity's assessment.
 */
final class IncidentRecord {

  /**
   * Something the record says.
   *
   * @param type of the event that said it last
   * @param position of that in the log
   */
  record Said<T>(T value, String type, long position) {

    /** The event as an answer names it. */
    String source() {
      return "%s at log position %d".formatted(type, position);
    }
  }

  /**
   * Whom outside the incident affects.
   *
   * @param count all of them together, as far as anybody knows
   * @param estimated whether any number among them is a guess or not known
   */
  record Parties(List<String> names, long count, boolean estimated) {}

  private final Map<Moment, Said<Instant>> moments = new EnumMap<>(Moment.class);
  private final Map<String, AffectedEvent.PartyAffected> parties = new LinkedHashMap<>();
  private final Set<String> services = new LinkedHashSet<>();
  private Said<Instant> resolved;
  private String servicesSaid;
  private long servicesAt;
  private Said<Parties> affected;

  /** Whether an event may start or move a clock. */
  static boolean movesClocks(Event event) {
    return event instanceof IncidentEvent.Opened || event instanceof MomentEvent;
  }

  /** As it stands after some of what was recorded; other events are passed over. */
  static IncidentRecord of(List<Standing.Step> steps) {
    IncidentRecord record = new IncidentRecord();
    steps.forEach(record::apply);
    return record;
  }

  void apply(Standing.Step step) {
    switch (step.event()) {
      case IncidentEvent.Opened e -> {
        String type = "incident.opened";
        say(Moment.OCCURRED, e.occurredAt(), type, step.position());
        say(Moment.DETECTED, e.detectedAt(), type, step.position());
        services.addAll(e.services());
        servicesSaid = type;
        servicesAt = step.position();
      }
      case MomentEvent.Recorded e ->
          say(e.moment(), e.value(), "incident.moment-recorded", step.position());
      case MomentEvent.Corrected e ->
          say(e.moment(), e.to(), "incident.moment-corrected", step.position());
      case AffectedEvent.ServicesChanged e -> {
        services.addAll(e.added());
        e.removed().forEach(services::remove);
        servicesSaid = "incident.services-changed";
        servicesAt = step.position();
      }
      case AffectedEvent.PartyAffected e -> {
        parties.put(e.partyId(), e);
        told("incident.party-affected", step.position());
      }
      case AffectedEvent.PartyCleared e -> {
        parties.remove(e.partyId());
        told("incident.party-cleared", step.position());
      }
      case IncidentEvent.Resolved e ->
          resolved = new Said<>(e.at(), "incident.resolved", step.position());
      case IncidentEvent.Reopened _ -> resolved = null;
      default -> {}
    }
  }

  private void say(Moment moment, Instant value, String type, long position) {
    if (value == null) {
      moments.remove(moment);
    } else {
      moments.put(moment, new Said<>(value, type, position));
    }
  }

  private void told(String type, long position) {
    affected =
        new Said<>(
            new Parties(
                parties.values().stream().map(AffectedEvent.PartyAffected::name).toList(),
                parties.values().stream()
                    .map(AffectedEvent.PartyAffected::count)
                    .filter(count -> count != null)
                    .mapToLong(Long::longValue)
                    .sum(),
                parties.values().stream()
                    .anyMatch(party -> party.estimated() || party.count() == null)),
            type,
            position);
  }

  /** When something happened that the law asks about by the same meaning. */
  Optional<Said<Instant>> moment(RegulatoryFact fact) {
    return switch (fact) {
      case OCCURRED_AT -> moment(Moment.OCCURRED);
      case DETECTED_AT -> moment(Moment.DETECTED);
      case AWARE_AT -> moment(Moment.AWARE);
      case ACTIVITIES_RECOVERED_AT -> moment(Moment.RECOVERED);
      default -> Optional.empty();
    };
  }

  /**
   * When something happened that may, but need not, be what the law asks about: whoever assesses it
   * says so.
   */
  Optional<Said<Instant>> hint(RegulatoryFact fact) {
    return switch (fact) {
      case DATA_BREACH_AWARE_AT, VULNERABILITY_AWARE_AT, DISCOVERED_AT -> moment(Moment.AWARE);
      case HANDLED_AT -> Optional.ofNullable(resolved);
      default -> Optional.empty();
    };
  }

  private Optional<Said<Instant>> moment(Moment moment) {
    return Optional.ofNullable(moments.get(moment));
  }

  /** The services affected; nothing before the incident was opened. */
  Optional<Said<List<String>>> services() {
    return servicesSaid == null
        ? Optional.empty()
        : Optional.of(new Said<>(List.copyOf(services), servicesSaid, servicesAt));
  }

  /** Whom outside it affects; nothing while nobody has said so. */
  Optional<Said<Parties>> parties() {
    return Optional.ofNullable(affected).filter(said -> !said.value().names().isEmpty());
  }

  /**
   * From when it began, else was detected, to when those affected recovered, else it was resolved.
   */
  Optional<Said<Duration>> duration() {
    Optional<Said<Instant>> from = moment(Moment.OCCURRED).or(() -> moment(Moment.DETECTED));
    Optional<Said<Instant>> to = moment(Moment.RECOVERED).or(() -> Optional.ofNullable(resolved));
    return from.flatMap(
        began ->
            to.filter(ended -> !ended.value().isBefore(began.value()))
                .map(
                    ended ->
                        new Said<>(
                            Duration.between(began.value(), ended.value()),
                            ended.type(),
                            ended.position())));
  }
}
