package io.muster.notification.escalation;

import io.muster.starter.ServiceClient;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Tells incident-service that whoever acknowledged an incident does not answer. */
@Component
class LapseDesk {

  private final RestClient incidents;

  LapseDesk(ServiceClient client, @Value("${muster.incident-url}") String incidentUrl) {
    this.incidents = client.to(incidentUrl);
  }

  private record Lapse(String personId, Instant askedAt) {}

  /**
   * The incident itself decides whether they were heard of in time. The same question always sends
   * the same key, so that an acknowledgement lapses once by it.
   *
   * @throws org.springframework.web.client.RestClientException when it was not taken; asking again
   *     is right
   */
  void lapse(String incidentId, AckCourse.Next.Lapse lapse) {
    incidents
        .post()
        .uri("/api/incidents/{id}/acknowledgement/lapse", incidentId)
        .header("Idempotency-Key", "lapse-" + lapse.escalationId())
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Lapse(lapse.personId(), lapse.askedAt()))
        .retrieve()
        .toBodilessEntity();
  }
}
