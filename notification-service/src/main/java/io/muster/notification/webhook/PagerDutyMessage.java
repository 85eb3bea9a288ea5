package io.muster.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.webhook.WebhookFormat;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A message as PagerDuty's webhooks of version 3 have it. What Muster has no such thing of is null
 * or empty, and nothing refers to an address of PagerDuty.
 */
record PagerDutyMessage(Event event) {

  /** What happened. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Event(
      String id,
      @JsonProperty("event_type") String eventType,
      @JsonProperty("resource_type") String resourceType,
      @JsonProperty("occurred_at") Instant occurredAt,
      Reference agent,
      Reference client,
      Object data) {}

  /** Something that is named in passing. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Reference(
      @JsonProperty("html_url") String htmlUrl,
      String id,
      String self,
      String summary,
      String type) {

    static Reference to(String id, String summary, String type) {
      return new Reference(null, id, null, summary, type);
    }
  }

  /** The incident after it. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Incident(
      String id,
      String type,
      String self,
      @JsonProperty("html_url") String htmlUrl,
      long number,
      String status,
      @JsonProperty("incident_key") String incidentKey,
      @JsonProperty("created_at") Instant createdAt,
      String title,
      Reference service,
      List<Reference> assignees,
      @JsonProperty("escalation_policy") Reference escalationPolicy,
      List<Reference> teams,
      Reference priority,
      String urgency,
      @JsonProperty("conference_bridge") Reference conferenceBridge,
      @JsonProperty("resolve_reason") String resolveReason) {}

  /** What a trial carries. */
  record Ping(String message, String type) {}

  static PagerDutyMessage ping(String id, Instant now) {
    return new PagerDutyMessage(
        new Event(
            id, "pagey.ping", "pagey", now, null, null, new Ping("A test from Muster", "ping")));
  }

  static PagerDutyMessage of(Told told, String publicUrl) {
    IncidentNow incident = told.incident();
    return new PagerDutyMessage(
        new Event(
            told.eventId(),
            MessageTypes.of(WebhookFormat.PAGERDUTY, told.kind()).orElseThrow(),
            "incident",
            told.event().at(),
            person(told.event().by()),
            null,
            new Incident(
                incident.id(),
                "incident",
                publicUrl + "/api/incidents/" + incident.number(),
                publicUrl + "/incidents/" + incident.number(),
                Long.parseLong(incident.number().substring("INC-".length())),
                incident.state().name().toLowerCase(Locale.ROOT),
                incident.id(),
                incident.since(),
                incident.title(),
                service(incident),
                assignees(incident),
                null,
                List.of(),
                Reference.to(
                    incident.severity().name(), incident.severity().name(), "priority_reference"),
                incident.severity().compareTo(Severity.SEV2) <= 0 ? "high" : "low",
                null,
                null)));
  }

  /** The format knows one service. */
  private static Reference service(IncidentNow incident) {
    return incident.services().stream()
        .findFirst()
        .map(name -> Reference.to(name, name, "service_reference"))
        .orElse(null);
  }

  private static List<Reference> assignees(IncidentNow incident) {
    Reference onIt =
        incident.state() == ResponseState.ACKNOWLEDGED && incident.acknowledgedBy() != null
            ? person(incident.acknowledgedBy())
            : null;
    return onIt == null ? List.of() : List.of(onIt);
  }

  private static Reference person(Actor actor) {
    return actor.kind() == Actor.Kind.PERSON
        ? Reference.to(actor.id(), StandardMessage.nameOrNothing(actor.name()), "user_reference")
        : null;
  }
}
