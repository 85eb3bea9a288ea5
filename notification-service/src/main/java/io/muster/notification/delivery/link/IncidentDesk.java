package io.muster.notification.delivery.link;

import io.muster.notification.facts.Incidents;
import io.muster.starter.ServiceClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** Asks incident-service to act on the word of a person whose answer to a page we have checked. */
@Component
public class IncidentDesk {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentDesk.class);

  private final RestClient service;
  private final Incidents incidents;

  IncidentDesk(ServiceClient client, LinkProperties properties, Incidents incidents) {
    this.service = client.to(properties.incidentUrl());
    this.incidents = incidents;
  }

  /**
   * A person takes an incident on by answering a page.
   *
   * @param via how they answered, such as {@code e-mail link}
   */
  public record Taking(
      String incidentId, String pageId, String personId, String name, String via) {}

  /** What came of asking. */
  public enum Answer {
    /** It is acknowledged, by this or an earlier request. */
    DONE,
    /** The incident does not take it. */
    REFUSED,
    /** Nobody could be asked; asking again is right. */
    UNREACHABLE
  }

  private record Acknowledge(OnBehalfOf onBehalfOf, String via) {}

  private record OnBehalfOf(String id, String name) {}

  /**
   * The same page sends the same key until people are called anew, so that answering twice
   * acknowledges once; and an acknowledgement that lapsed is not taken for one that still holds.
   */
  public Answer acknowledge(Taking taking) {
    try {
      service
          .post()
          .uri("/api/incidents/{id}/acknowledge", taking.incidentId())
          .header("Idempotency-Key", key(taking))
          .contentType(MediaType.APPLICATION_JSON)
          .body(new Acknowledge(new OnBehalfOf(taking.personId(), taking.name()), taking.via()))
          .retrieve()
          .toBodilessEntity();
      return Answer.DONE;
    } catch (RestClientResponseException e) {
      LOG.warn(
          "incident-service answered {} to an acknowledgement by {}",
          e.getStatusCode(),
          taking.via());
      return isAboutTheIncident(e.getStatusCode()) ? Answer.REFUSED : Answer.UNREACHABLE;
    } catch (RuntimeException e) {
      // The identity provider or incident-service is away.
      LOG.warn("An acknowledgement by {} could not be passed on", taking.via(), e);
      return Answer.UNREACHABLE;
    }
  }

  private String key(Taking taking) {
    int time = incidents.timesCalledAnew(taking.incidentId());
    return "ack-" + taking.pageId() + (time == 0 ? "" : "-" + time);
  }

  /** A missing role or an overload says nothing about the incident, and may pass. */
  private static boolean isAboutTheIncident(HttpStatusCode status) {
    return switch (status.value()) {
      case 400, 404, 409, 422 -> true;
      default -> false;
    };
  }
}
