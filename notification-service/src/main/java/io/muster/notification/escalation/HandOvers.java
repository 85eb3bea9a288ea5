package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationCommand;
import io.muster.contracts.paging.EscalationCommand.AcceptHandOver;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.starter.CommandSender;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands incidents over from one person to another, who has to accept. */
@Component
public class HandOvers {

  private static final String NO_POLICY = "none";

  private final HandOverCourses courses;
  private final PolicyInForce policies;
  private final Incidents incidents;
  private final ContactBook contacts;
  private final Facts facts;
  private final CommandSender sender;

  HandOvers(
      HandOverCourses courses,
      PolicyInForce policies,
      Incidents incidents,
      ContactBook contacts,
      Facts facts,
      CommandSender sender) {
    this.courses = courses;
    this.policies = policies;
    this.incidents = incidents;
    this.contacts = contacts;
    this.facts = facts;
    this.sender = sender;
  }

  /** Every time an incident was handed over, oldest first. */
  public List<HandOver> of(String incidentId) {
    return courses.of(incidentId).all();
  }

  /** The one that somebody can accept now; nothing when there is none. */
  public Optional<HandOver> open(String incidentId) {
    return courses.of(incidentId).open();
  }

  /**
   * The one this person can accept now, because they were called for it or stand in for who was.
   */
  public Optional<HandOver> openTo(String incidentId, String personId) {
    return open(incidentId).filter(it -> isTo(it, personId));
  }

  private boolean isTo(HandOver open, String personId) {
    return !open.giver().id().equals(personId)
        && (open.called().contains(personId)
            || open.called().stream()
                .anyMatch(it -> contacts.backupOf(it).filter(personId::equals).isPresent()));
  }

  /**
   * Whether it is this person's to hand over: they have acknowledged it, or were called while
   * nobody has.
   */
  public boolean mayGive(String incidentId, String personId) {
    return mayGive(courses.of(incidentId), incidentId, personId);
  }

  /**
   * Each time an incident was handed over, as one person sees it.
   *
   * @param all oldest first
   * @param open that somebody can accept now
   * @param toThem whether this person can accept it; see {@link #openTo}
   * @param mayGive whether this person can hand it over; see {@link #mayGive}
   */
  public record Seen(
      List<HandOver> all, Optional<HandOver> open, boolean toThem, boolean mayGive) {}

  /** All of it by one reading of the log. */
  public Seen seen(String incidentId, String personId) {
    HandOverCourse course = courses.of(incidentId);
    Optional<HandOver> open = course.open();
    return new Seen(
        course.all(),
        open,
        open.filter(it -> isTo(it, personId)).isPresent(),
        mayGive(course, incidentId, personId));
  }

  private boolean mayGive(HandOverCourse course, String incidentId, String personId) {
    return course.isWith(personId) || course.isNobodys() && wasCalled(incidentId, personId);
  }

  private boolean wasCalled(String incidentId, String personId) {
    return facts
        .readable(EscalationIds.of(incidentId, incidents.timesCalledAnew(incidentId)))
        .stream()
        .anyMatch(
            event ->
                event instanceof EscalationEvent.StepFired step
                    && step.personIds().contains(personId));
  }

  /**
   * The wish to hand an incident over; see {@link #mayGive}.
   *
   * @param to whom, and how long is waited for somebody to accept
   * @param summary what the giver knows, 1 to 2000 characters
   */
  public EscalationCommand.HandOver wish(String incidentId, Level to, String summary, Actor giver) {
    Optional<PolicyPublished> policy = policies.of(incidentId);
    return new EscalationCommand.HandOver(
        EscalationIds.ofHandOver(incidentId, courses.of(incidentId).rounds()),
        incidentId,
        policy.map(PolicyPublished::policyId).orElse(NO_POLICY),
        policy.map(PolicyPublished::version).orElse(0),
        to,
        summary,
        giver);
  }

  /** The answer of somebody to whom it is handed over at this moment; nothing where it is not. */
  public Optional<AcceptHandOver> acceptanceOf(String incidentId, Actor person, String via) {
    return openTo(incidentId, person.id())
        .map(it -> new AcceptHandOver(it.escalationId(), via, person));
  }

  /** Whether the newest hand-over became this person's. */
  public boolean wasAcceptedBy(String incidentId, String personId) {
    List<HandOver> all = of(incidentId);
    return !all.isEmpty()
        && all.getLast().standing() == HandOver.Standing.ACCEPTED
        && all.getLast().endedBy().id().equals(personId);
  }

  /** The giver's wish to have it back; nothing where they hand nothing over. */
  public Optional<Stop> withdrawalOf(String incidentId, Actor giver) {
    return open(incidentId)
        .filter(it -> it.giver().id().equals(giver.id()))
        .map(it -> new Stop(it.escalationId(), "whoever handed it over asks no longer", giver));
  }

  /**
   * Somebody takes it over who was paged for it, or stands in for them. Whoever gives it may be
   * paged as somebody's backup, and cannot take it from themselves.
   *
   * @param escalationId of the page they answer
   * @param via how they answered, such as {@code e-mail link}
   * @return false when it is too late: somebody else was faster, the giver asks no longer, or the
   *     time is over
   */
  public boolean accept(String incidentId, String escalationId, Actor person, String via) {
    if (open(incidentId)
        .filter(it -> it.escalationId().equals(escalationId))
        .filter(it -> !it.giver().id().equals(person.id()))
        .isEmpty()) {
      return false;
    }
    List<Event> events = sender.decide(new AcceptHandOver(escalationId, via, person));
    return !events.isEmpty();
  }
}
