package io.muster.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.webhook.WebhookFormat;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.List;

/**
 * A message in Muster's own format, as {@code docs/webhooks.schema.json} has it: what happened,
 * when, and how the incident stood then. Members are added and never taken away or given another
 * meaning.
 *
 * @param type what happened
 * @param timestamp when, UTC
 */
record StandardMessage(String type, Instant timestamp, Data data) {

  /**
   * What it is about.
   *
   * @param position grows from event to event, so that a receiver can tell which of two is newer
   * @param incident as it stood after the event
   * @param by who did it
   * @param change what changed; null where the type says it all
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Data(long position, Incident incident, By by, Change change) {}

  /** The incident. */
  record Incident(
      String id,
      String number,
      String title,
      Severity severity,
      ResponseState state,
      boolean closed,
      List<String> services,
      Instant since,
      String url) {}

  /**
   * Who acted.
   *
   * @param name of a person; null for all others, and of a person who was erased
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record By(Actor.Kind kind, String id, String name) {

    static By of(Actor actor) {
      return new By(actor.kind(), actor.id(), nameOrNothing(actor.name()));
    }
  }

  /** Somebody a change is about. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Someone(String id, String name) {

    static Someone of(Person person) {
      return new Someone(person.id(), nameOrNothing(person.name()));
    }
  }

  /** What changed; of a kind of its own for each type of message. */
  sealed interface Change {}

  /** Of a severity. */
  record SeverityChange(Severity from, Severity to) implements Change {}

  /** Of a phase. */
  record PhaseChange(Phase from, Phase to) implements Change {}

  /** Of the affected services. */
  record ServicesChange(List<String> added, List<String> removed) implements Change {}

  /** Of who wears a hat. */
  record RoleChange(Role role, Someone person) implements Change {}

  /**
   * Of who is called.
   *
   * @param level of the escalation; from 2 in its first round
   * @param round the how-manieth time its levels are gone through, from 1
   * @param personIds who is called; empty when nobody was on call
   */
  record LevelChange(int level, int round, List<String> personIds) implements Change {}

  /** A message by which an address is tried; it is about nothing. */
  record Ping(String type, Instant timestamp, PingData data) {

    record PingData(String webhookId, String name) {}

    static Ping of(Webhook webhook, Instant now) {
      return new Ping("webhook.ping", now, new PingData(webhook.id(), webhook.content().name()));
    }
  }

  static StandardMessage of(Told told, String publicUrl) {
    IncidentNow incident = told.incident();
    return new StandardMessage(
        MessageTypes.of(WebhookFormat.STANDARD, told.kind()).orElseThrow(),
        told.event().at(),
        new Data(
            told.position(),
            new Incident(
                incident.id(),
                incident.number(),
                incident.title(),
                incident.severity(),
                incident.state(),
                incident.closed(),
                incident.services(),
                incident.since(),
                publicUrl + "/incidents/" + incident.number()),
            By.of(told.event().by()),
            change(told.event())));
  }

  private static Change change(Event event) {
    return switch (event) {
      case IncidentEvent.SeverityChanged it -> new SeverityChange(it.from(), it.to());
      case IncidentEvent.PhaseChanged it -> new PhaseChange(it.from(), it.to());
      case AffectedEvent.ServicesChanged it -> new ServicesChange(it.added(), it.removed());
      case IncidentEvent.RoleAssigned it -> new RoleChange(it.role(), Someone.of(it.person()));
      case IncidentEvent.RoleHandedOver it -> new RoleChange(it.role(), Someone.of(it.to()));
      case EscalationEvent.StepFired it -> new LevelChange(it.level(), it.round(), it.personIds());
      default -> null;
    };
  }

  static String nameOrNothing(String name) {
    return Erased.MARK.equals(name) ? null : name;
  }
}
