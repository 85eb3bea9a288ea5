package io.muster.incident.view;

import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.IncidentAlerts;
import io.muster.starter.Refused;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The other incident somebody names when they say what belongs together. */
@Component
class OtherIncidents {

  private static final String POINTER = "/incident";

  private final IncidentRefs refs;
  private final IncidentAlerts incidents;
  private final LiveStream stream;

  OtherIncidents(IncidentRefs refs, IncidentAlerts incidents, LiveStream stream) {
    this.refs = refs;
    this.incidents = incidents;
    this.stream = stream;
  }

  /**
   * The incident meant, as it stands in the log.
   *
   * @param ref id or number
   * @throws Refused 422 when none is named, 404 when there is none, or none for this reader
   */
  IncidentAlerts.Known find(String ref, Sight sight) throws InterruptedException {
    return find(POINTER, ref, sight);
  }

  /** The same, where another field names it. */
  IncidentAlerts.Known find(String pointer, String ref, Sight sight) throws InterruptedException {
    if (ref == null || ref.isBlank()) {
      throw Refused.invalid(pointer, "Name an incident, as in INC-142.");
    }
    String id = refs.find(ref.strip()).id();
    Optional<Document> row = refs.row(id);
    if (row.isEmpty()) {
      // It may have been opened a moment ago.
      stream.await(incidents.of(id).position(), IncidentRefs.PATIENCE);
      row = refs.row(id);
    }
    if (row.filter(sight::sees).isEmpty()) {
      throw IncidentRefs.unknown();
    }
    return incidents.of(id);
  }

  Optional<IncidentAlerts.Known> known(String incidentId) {
    return incidents.find(incidentId);
  }

  /**
   * Somebody has to work on it: it is neither resolved nor closed, and not the same as another.
   *
   * @throws Refused 409 when not
   */
  void requireOpen(IncidentAlerts.Known incident) {
    requireNoDuplicate(incident);
    if (incident.resolved() != null || incident.closed()) {
      throw Refused.conflict(
          "incident-over", number(incident) + " is over. Choose an incident that is open.");
    }
  }

  /**
   * It is not the same as another.
   *
   * @throws Refused 409 when it is
   */
  void requireNoDuplicate(IncidentAlerts.Known incident) {
    if (incident.duplicateOf() != null) {
      throw Refused.conflict(
          "incident-duplicate",
          number(incident) + " ended as a duplicate. Choose the incident it is a duplicate of.");
    }
  }

  private static String number(IncidentAlerts.Known incident) {
    return IncidentNumbers.inWords(incident.ref().number());
  }
}
