package io.muster.reporting.analytics;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Who held a role in an incident from when until when, in its row. People stand there by id. */
final class RoleSpans {

  static final String ROLES = "roles";

  private static final String PERSON = "person";
  private static final String ROLE = "role";
  private static final String FROM = "from";
  private static final String TO = "to";

  private RoleSpans() {}

  static void assigned(Document row, IncidentEvent.RoleAssigned e) {
    taken(row, e.role(), e.person().id(), e.at());
  }

  static void handedOver(Document row, IncidentEvent.RoleHandedOver e) {
    ended(row, e.role(), e.fromId(), e.at());
    taken(row, e.role(), e.to().id(), e.at());
  }

  static void released(Document row, IncidentEvent.RoleReleased e) {
    ended(row, e.role(), e.personId(), e.at());
  }

  /** Whoever had it before does not any more, unless several may. */
  private static void taken(Document row, Role role, String personId, Instant at) {
    ended(row, role, role.shared() ? personId : null, at);
    List<Document> spans = spans(row);
    spans.add(new Document(PERSON, personId).append(ROLE, role.name()).append(FROM, Date.from(at)));
    row.put(ROLES, spans);
  }

  private static void ended(Document row, Role role, String personId, Instant at) {
    List<Document> spans = spans(row);
    spans.stream()
        .filter(span -> !span.containsKey(TO) && role.name().equals(span.getString(ROLE)))
        .filter(span -> personId == null || personId.equals(span.getString(PERSON)))
        .forEach(span -> span.put(TO, Date.from(at)));
    row.put(ROLES, spans);
  }

  private static List<Document> spans(Document row) {
    return new ArrayList<>(row.getList(ROLES, Document.class, List.of()));
  }

  /** Each span; one that has not ended is open. */
  static List<RoleSpan> of(Document row) {
    return spans(row).stream()
        .map(
            span ->
                new RoleSpan(
                    span.getString(PERSON),
                    span.getDate(FROM).toInstant(),
                    Optional.ofNullable(span.getDate(TO)).map(Date::toInstant).orElse(null)))
        .toList();
  }

  /**
   * Somebody held a role.
   *
   * @param to null while they still hold it
   */
  record RoleSpan(String personId, Instant from, Instant to) {}
}
