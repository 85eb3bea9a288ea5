package io.muster.incident.response;

import static io.muster.incident.response.Incidents.ID;
import static io.muster.incident.response.Incidents.NOW;
import static io.muster.incident.response.Incidents.ROSA;
import static io.muster.incident.response.Incidents.TRIAGE;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.contracts.incident.LinkEvent.AlertsDetached;
import io.muster.contracts.incident.LinkEvent.DuplicateMarked;
import io.muster.contracts.incident.LinkEvent.Kind;
import io.muster.contracts.incident.LinkEvent.Linked;
import io.muster.contracts.incident.LinkEvent.Unlinked;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;

/** Alerts of other incidents, and incidents that are the same. */
class TiesTest {

  private static final IncidentRef OTHER = new IncidentRef("inc-2", 8);
  private static final IncidentRef THIRD = new IncidentRef("inc-3", 9);
  private static final AlertsAttached JOINED =
      new AlertsAttached(ID, "g-2", OTHER, 1, "Same database", ROSA, NOW);
  private static final Resolved OVER = new Resolved(ID, "Every alert is over.", TRIAGE, NOW);

  @Test
  void an_open_incident_takes_alerts_in_once() {
    given(attach("g-2", 1), byAlerts()).expectEvents(JOINED);
    given(attach("g-2", 1), byAlerts(), JOINED).expectNoEvents();
    given(attach("g-2", 1), byAlerts(), JOINED, new AlertsDetached(ID, "g-2", OTHER, 2, ROSA, NOW))
        .expectNoEvents();
  }

  @Test
  void an_incident_that_is_over_or_a_duplicate_takes_nothing_in() {
    refused(given(attach("g-2", 1), byAlerts(), OVER), "incident-over");
    // It has taken them in before it was over.
    given(attach("g-2", 1), byAlerts(), JOINED, OVER).expectNoEvents();
  }

  @Test
  void it_lets_go_of_what_it_has() {
    AlertsDetached left = new AlertsDetached(ID, "g-2", OTHER, 2, ROSA, NOW);
    given(detach("g-2", 2), byAlerts(), JOINED).expectEvents(left);
    given(detach("g-2", 2), byAlerts(), JOINED, left).expectNoEvents();
    given(detach("g-3", 2), byAlerts(), JOINED).expectNoEvents();
  }

  @Test
  void it_ends_by_itself_only_with_the_last_of_all_its_alerts() {
    given(end("g-1"), byAlerts(), JOINED).expectNoEvents();
    given(end("g-1", "g-2"), byAlerts(), JOINED).expectEvents(OVER);
    given(end("g-1", "g-2"), byAlerts(), JOINED, OVER).expectNoEvents();
  }

  @Test
  void what_somebody_declared_does_not_end_by_itself() {
    given(end("g-2"), Incidents.openedBy(ROSA), JOINED).expectNoEvents();
  }

  @Test
  void a_duplicate_is_resolved_and_says_of_what() {
    given(duplicate(ROSA, Authority.RESPONDER, "g-1"), byAlerts())
        .expectEvents(
            new DuplicateMarked(ID, OTHER, "Same database", ROSA, NOW),
            new Resolved(ID, "Same database", ROSA, NOW));
    given(duplicate(ROSA, Authority.RESPONDER), Incidents.openedBy(ROSA), OVER)
        .expectEvents(new DuplicateMarked(ID, OTHER, "Same database", ROSA, NOW));
  }

  @Test
  void an_incident_whose_alerts_fire_is_no_duplicate_before_they_are_moved() {
    refused(given(duplicate(ROSA, Authority.RESPONDER), byAlerts()), "alerts-joined");
    given(duplicate(ROSA, Authority.SYSTEM), byAlerts()).expectNoEvents();
  }

  @Test
  void an_incident_is_a_duplicate_of_one_other_at_most() {
    DuplicateMarked third = new DuplicateMarked(ID, THIRD, null, ROSA, NOW);
    refused(
        given(duplicate(ROSA, Authority.RESPONDER), Incidents.openedBy(ROSA), third, OVER),
        "already-duplicate");
    given(duplicate(ROSA, Authority.SYSTEM), Incidents.openedBy(ROSA), third, OVER)
        .expectNoEvents();
  }

  @Test
  void an_incident_is_part_of_one_other_and_comes_from_several() {
    Linked part = new Linked(ID, Kind.CHILD_OF, OTHER, null, ROSA, NOW);
    given(link(Kind.CHILD_OF, OTHER), Incidents.openedBy(ROSA)).expectEvents(part);
    given(link(Kind.CHILD_OF, OTHER), Incidents.openedBy(ROSA), part).expectNoEvents();
    refused(given(link(Kind.CHILD_OF, THIRD), Incidents.openedBy(ROSA), part), "has-parent");
    Linked cause = new Linked(ID, Kind.CAUSED_BY, OTHER, null, ROSA, NOW);
    given(link(Kind.CAUSED_BY, THIRD), Incidents.openedBy(ROSA), cause)
        .expectEvents(new Linked(ID, Kind.CAUSED_BY, THIRD, null, ROSA, NOW));
    refused(
        given(link(Kind.CAUSED_BY, new IncidentRef(ID, 7)), Incidents.openedBy(ROSA)),
        "invalid-field");
  }

  @Test
  void a_link_goes_with_a_reason() {
    Linked part = new Linked(ID, Kind.CHILD_OF, OTHER, null, ROSA, NOW);
    given(unlink("Another trouble"), Incidents.openedBy(ROSA), part)
        .expectEvents(new Unlinked(ID, Kind.CHILD_OF, OTHER, "Another trouble", ROSA, NOW));
    refused(given(unlink(" "), Incidents.openedBy(ROSA), part), "invalid-field");
    given(unlink("Another trouble"), Incidents.openedBy(ROSA)).expectNoEvents();
  }

  private static Link link(Kind kind, IncidentRef to) {
    return new Link(ID, kind, to, null, ROSA, Authority.RESPONDER);
  }

  private static Unlink unlink(String reason) {
    return new Unlink(ID, Kind.CHILD_OF, OTHER.id(), reason, ROSA, Authority.RESPONDER);
  }

  private static ResultValidator<Incident> given(Object wish, Object... history) {
    return Incidents.fixture().given(history).when(wish);
  }

  private static void refused(ResultValidator<Incident> result, String slug) {
    result.expectException(
        Matchers.matches(
            thrown -> thrown instanceof Refused refused && refused.slug().equals(slug)));
  }

  private static AttachAlerts attach(String group, int move) {
    return new AttachAlerts(ID, group, OTHER, move, "Same database", ROSA, Authority.SYSTEM);
  }

  private static DetachAlerts detach(String group, int move) {
    return new DetachAlerts(ID, group, OTHER, move, ROSA, Authority.SYSTEM);
  }

  private static EndWithAlerts end(String... over) {
    return new EndWithAlerts(ID, Set.of(over), TRIAGE, Authority.SYSTEM);
  }

  private static MarkDuplicate duplicate(Actor by, Authority authority, String... over) {
    return new MarkDuplicate(ID, OTHER, Set.of(over), "Same database", by, authority);
  }

  private static Opened byAlerts() {
    return new Opened(
        ID,
        7,
        "Checkout fails",
        null,
        Severity.SEV2,
        List.of("checkout"),
        Source.alerts("am", "g-1"),
        null,
        NOW,
        TRIAGE,
        NOW);
  }
}
