package io.muster.notification.webhook;

import io.muster.contracts.Event;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.notification.facts.IncidentNow;

/**
 * What another program is told.
 *
 * @param eventId the event's id in the log
 * @param position its place in the one order of all events
 * @param incident how the incident stood after it
 */
record Told(WebhookKind kind, String eventId, long position, Event event, IncidentNow incident) {}
