package io.muster.contracts.webhook;

/**
 * What one webhook is told of one event.
 *
 * @param webhookId which webhook
 * @param eventId the event's id in the log; the message bears it at each attempt
 * @param incidentId the incident it happened in
 * @param sourceId the aggregate the event belongs to: the incident, or an escalation of it
 * @param sequence the event's place among those of that aggregate, from 0
 */
public record WebhookMessage(
    String webhookId,
    String eventId,
    WebhookKind kind,
    String incidentId,
    String sourceId,
    long sequence) {}
