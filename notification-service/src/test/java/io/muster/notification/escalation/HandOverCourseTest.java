package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.HandOverAsked;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import io.muster.notification.escalation.HandOverCourse.Next;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose an incident is that was handed over, and what has to be done about it. */
class HandOverCourseTest {

  private static final String ID = "inc-1";
  private static final String HAND_OVER = "hand-over-0-inc-1";
  private static final Instant START = Instant.parse("2026-03-02T22:00:00Z");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Actor RAVI = Actor.person("ravi", "Ravi Rao");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final Actor SYSTEM = Actor.system("escalation");

  @Test
  void until_somebody_accepts_it_is_the_givers_and_can_be_accepted_by_who_was_called() {
    HandOverCourse course = course(List.of(taken(ROSA, 0)));
    assertThat(course.next()).isEqualTo(new Next.Nothing());
    assertThat(course.open())
        .hasValueSatisfying(
            it -> {
              assertThat(it.called()).containsExactly("ravi");
              assertThat(it.summary()).isEqualTo("The disk is full");
              assertThat(it.acceptBy()).isEqualTo(at(701));
            });
    assertThat(course.isWith("rosa")).isTrue();
  }

  @Test
  void what_nobody_has_taken_on_yet_can_be_accepted_too() {
    assertThat(course(List.of()).open()).isPresent();
  }

  @Test
  void it_is_waited_for_nobody_once_somebody_else_has_it_or_it_is_over() {
    assertThat(course(List.of(taken(ROSA, 0), lapsed(150), taken(MINA, 200))).next())
        .isEqualTo(new Next.Withdraw(HAND_OVER, "somebody else has taken it on"));
    HandOverCourse over = course(List.of(taken(ROSA, 0), resolved(200)));
    assertThat(over.next()).isEqualTo(new Next.Withdraw(HAND_OVER, "the incident is over"));
    assertThat(over.open()).isEmpty();
  }

  @Test
  void what_was_accepted_is_taken_once_from_the_giver_or_from_nobody() {
    Event accepted = accepted(300);
    assertThat(course(List.of(taken(ROSA, 0)), accepted).next()).isInstanceOf(Next.Take.class);
    assertThat(course(List.of(), accepted).next()).isInstanceOf(Next.Take.class);
    assertThat(course(List.of(taken(ROSA, 0), taken(RAVI, 301)), accepted).next())
        .isEqualTo(new Next.Nothing());
    assertThat(course(List.of(taken(ROSA, 0), taken(RAVI, 301), lapsed(900)), accepted).next())
        .as("it was theirs, and is nobody's by now")
        .isEqualTo(new Next.Nothing());
    assertThat(course(List.of(taken(ROSA, 0), resolved(301)), accepted).next())
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void what_was_taken_is_not_taken_again_though_the_incident_is_told_by_a_slower_clock() {
    IncidentEvent taken = new Acknowledged(ID, "hand-over", RAVI, at(299));
    assertThat(course(List.of(taken(ROSA, 0), taken, lapsed(900)), accepted(300)).next())
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void where_nobody_accepts_in_time_the_givers_acknowledgement_lapses_unless_they_give_a_sign() {
    Event exhausted = new Exhausted(HAND_OVER, ID, SYSTEM, at(701));
    assertThat(course(List.of(taken(ROSA, 0), note(ROSA, 500)), exhausted).next())
        .as("what they did before the time was over keeps nothing")
        .isInstanceOf(Next.Lapse.class);
    assertThat(course(List.of(taken(ROSA, 0), note(ROSA, 702)), exhausted).next())
        .isEqualTo(new Next.Nothing());
    assertThat(course(List.of(), exhausted).next())
        .as("the policy has gone on all the while")
        .isEqualTo(new Next.Nothing());
    assertThat(course(List.of(taken(ROSA, 0), lapsed(702), taken(ROSA, 800)), exhausted).next())
        .as("they took it on anew")
        .isEqualTo(new Next.Nothing());
  }

  @Test
  void what_the_giver_withdrew_is_over() {
    HandOverCourse course =
        course(List.of(taken(ROSA, 0)), new Stopped(HAND_OVER, ID, "kept", ROSA, at(300)));
    assertThat(course.next()).isEqualTo(new Next.Nothing());
    assertThat(course.open()).isEmpty();
    assertThat(course.rounds()).isEqualTo(1);
  }

  private static HandOverCourse course(List<IncidentEvent> incident, Event... end) {
    Level ravi = new Level(List.of(new Target(Target.Kind.PERSON, "ravi")), 600);
    List<Event> round =
        new ArrayList<>(
            List.of(
                new Started(HAND_OVER, ID, "default", 1, List.of(ravi), null, ROSA, at(100)),
                new HandOverAsked(HAND_OVER, ID, "The disk is full", ROSA, at(100)),
                new StepFired(HAND_OVER, ID, 1, List.of("ravi"), null, SYSTEM, at(101))));
    round.addAll(List.of(end));
    return HandOverCourse.of(incident, List.of(round));
  }

  private static HandOverAccepted accepted(int second) {
    return new HandOverAccepted(HAND_OVER, ID, "web", RAVI, at(second));
  }

  private static Acknowledged taken(Actor by, int second) {
    return new Acknowledged(ID, "web", by, at(second));
  }

  private static IncidentEvent lapsed(int second) {
    return new IncidentEvent.AcknowledgementLapsed(ID, "rosa", at(0), SYSTEM, at(second));
  }

  private static Resolved resolved(int second) {
    return new Resolved(ID, null, MINA, at(second));
  }

  private static NoteAdded note(Actor by, int second) {
    return new NoteAdded(ID, "n" + second, "Looking", by, at(second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
