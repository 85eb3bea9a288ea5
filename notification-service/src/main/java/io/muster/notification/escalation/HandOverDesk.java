package io.muster.notification.escalation;

import io.muster.starter.ServiceClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Tells incident-service that somebody accepted an incident that was handed over to them. */
@Component
class HandOverDesk {

  /** How an incident is acknowledged that was handed over. */
  static final String VIA = "hand-over";

  private final RestClient incidents;

  HandOverDesk(ServiceClient client, @Value("${muster.incident-url}") String incidentUrl) {
    this.incidents = client.to(incidentUrl);
  }

  private record Acknowledge(Someone onBehalfOf, String via, String from) {}

  private record Someone(String id, String name) {}

  /**
   * The incident itself decides whether it is still the giver's, or nobody's. The same hand-over
   * always sends the same key, so that it is taken over once by it.
   *
   * @throws org.springframework.web.client.RestClientException when it was not taken; asking again
   *     is right
   */
  void take(String incidentId, HandOver accepted) {
    incidents
        .post()
        .uri("/api/incidents/{id}/acknowledge", incidentId)
        .header("Idempotency-Key", "take-" + accepted.escalationId())
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Acknowledge(
                new Someone(accepted.endedBy().id(), accepted.endedBy().name()),
                VIA,
                accepted.giver().id()))
        .retrieve()
        .toBodilessEntity();
  }
}
