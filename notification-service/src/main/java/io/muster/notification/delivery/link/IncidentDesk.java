package io.muster.notification.delivery.link;

import io.muster.notification.oncall.OnCall;
import io.muster.starter.ServiceClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** Asks incident-service to act on the word of a person whose link we have checked. */
@Component
class IncidentDesk {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentDesk.class);
  private static final String VIA = "e-mail link";

  private final RestClient incidents;

  IncidentDesk(ServiceClient client, LinkProperties properties) {
    this.incidents = client.to(properties.incidentUrl());
  }

  /** What came of asking. */
  enum Answer {
    /** It is acknowledged, by this or an earlier request. */
    DONE,
    /** The incident does not take it. */
    REFUSED,
    /** Nobody could be asked; asking again is right. */
    UNREACHABLE
  }

  private record Acknowledge(OnBehalfOf onBehalfOf, String via) {}

  private record OnBehalfOf(String id, String name) {}

  /** The same link always sends the same key, so that pressing twice acknowledges once. */
  Answer acknowledge(AckLink link, OnCall.Contact person) {
    try {
      incidents
          .post()
          .uri("/api/incidents/{id}/acknowledge", link.incidentId())
          .header("Idempotency-Key", "ack-" + link.pageId())
          .contentType(MediaType.APPLICATION_JSON)
          .body(new Acknowledge(new OnBehalfOf(person.personId(), person.name()), VIA))
          .retrieve()
          .toBodilessEntity();
      return Answer.DONE;
    } catch (RestClientResponseException e) {
      LOG.warn("incident-service answered {} to an acknowledgement by link", e.getStatusCode());
      return isAboutTheIncident(e.getStatusCode()) ? Answer.REFUSED : Answer.UNREACHABLE;
    } catch (RuntimeException e) {
      // The identity provider or incident-service is away.
      LOG.warn("An acknowledgement by link could not be passed on", e);
      return Answer.UNREACHABLE;
    }
  }

  /** A missing role or an overload says nothing about the incident, and may pass. */
  private static boolean isAboutTheIncident(HttpStatusCode status) {
    return switch (status.value()) {
      case 400, 404, 409, 422 -> true;
      default -> false;
    };
  }
}
