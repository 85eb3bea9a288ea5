package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import java.time.Instant;
import java.util.List;

/** What happened while one escalation policy ran for one incident. */
public sealed interface EscalationEvent extends Event {

  /** How the id begins of an escalation that looks for somebody to take a role. */
  String ROLE_PREFIX = "role-call-";

  /** How the id begins of one that asks whoever acknowledged whether they are still on it. */
  String STILL_ON_PREFIX = "still-on-";

  /** How the id begins of one by which somebody hands the incident over to somebody else. */
  String HAND_OVER_PREFIX = "hand-over-";

  /** How the id begins of one that an automation rule asked for. */
  String RULE_PREFIX = "rule-call-";

  /** How the id begins of one that calls people for a report to an authority. */
  String REPORT_PREFIX = "report-call-";

  /** The incident an escalation of this id hands over; null where it hands nothing over. */
  static String handedOverBy(String escalationId) {
    return escalationId.startsWith(HAND_OVER_PREFIX)
        ? escalationId.substring(escalationId.indexOf('-', HAND_OVER_PREFIX.length()) + 1)
        : null;
  }

  /**
   * Derived from the incident, so that an incident has one escalation for each time it looks for
   * somebody to take it on, or to take a role in it, asks whether somebody is still on it, is
   * handed over, a rule has somebody paged, or the time for a report to an authority runs out.
   */
  String escalationId();

  /** The incident people are called for. */
  String incidentId();

  /**
   * The id of one that a firing of a rule asks for.
   *
   * @param trigger position in the log of the event that set the rule off
   * @param item which of the rule's pages, from 1
   */
  static String idOfRule(String incidentId, String ruleId, long trigger, int item) {
    return "%s%s-%d-%d-%s".formatted(RULE_PREFIX, ruleId, trigger, item, incidentId);
  }

  /** Whether it is about a role in the incident, and not about taking the incident on. */
  default boolean seeksRole() {
    return escalationId().startsWith(ROLE_PREFIX);
  }

  /**
   * Whether it asks who acknowledged whether they are still on it: its one level is that person,
   * and where it is exhausted they did not answer.
   */
  default boolean asksStillOn() {
    return escalationId().startsWith(STILL_ON_PREFIX);
  }

  /**
   * Whether it hands the incident over: its one level is whom it goes to, {@code by} of its start
   * who gives it, and where it is exhausted nobody accepted in time.
   */
  default boolean handsOver() {
    return escalationId().startsWith(HAND_OVER_PREFIX);
  }

  /**
   * Whether an automation rule asked for it: whoever it calls is to look at the incident, whether
   * or not somebody has taken it on.
   */
  default boolean calledByRule() {
    return escalationId().startsWith(RULE_PREFIX);
  }

  /**
   * Whether the time for a report to an authority runs out: whoever it calls is to do something for
   * the report, whether or not the incident is over.
   */
  default boolean callsForReport() {
    return escalationId().startsWith(REPORT_PREFIX);
  }

  /** Whether it looks for somebody to take the incident on. */
  default boolean seeksResponder() {
    return !seeksRole() && !asksStillOn() && !handsOver() && !calledByRule() && !callsForReport();
  }

  @Override
  default String aggregateId() {
    return escalationId();
  }

  /**
   * Paging began. The policy's levels are kept as they were, so that later changes do not move a
   * running escalation.
   *
   * @param repeat how often the levels are gone through again while nobody answers, 0 to 9
   * @param role which the incident's plan requires and nobody held; null for an escalation that
   *     looks for somebody to take the incident on
   */
  @EventType(name = "escalation.started", revision = 4)
  record Started(
      String escalationId,
      String incidentId,
      String policyId,
      int policyVersion,
      List<Level> levels,
      int repeat,
      Role role,
      Actor by,
      Instant at)
      implements EscalationEvent {
    public Started {
      levels = List.copyOf(levels);
    }

    /** One whose levels are gone through once. */
    public Started(
        String escalationId,
        String incidentId,
        String policyId,
        int policyVersion,
        List<Level> levels,
        Role role,
        Actor by,
        Instant at) {
      this(escalationId, incidentId, policyId, policyVersion, levels, 0, role, by, at);
    }
  }

  /**
   * One level's people were called; each level fires once in each round.
   *
   * @param round the how-manieth time this escalation goes through its levels, from 1. An
   *     acknowledgement that lapses begins another escalation, with a first round of its own
   * @param level counted from 1
   * @param personIds whom the targets meant at that moment; may be empty when nobody was on call
   * @param nextAt when the next level, or the first of the next round, is due without
   *     acknowledgement, UTC; null after the last level of the last round
   */
  @EventType(name = "escalation.step-fired", revision = 2)
  record StepFired(
      String escalationId,
      String incidentId,
      int round,
      int level,
      List<String> personIds,
      Instant nextAt,
      Actor by,
      Instant at)
      implements EscalationEvent {
    public StepFired {
      personIds = List.copyOf(personIds);
    }

    /** A level of the first round. */
    public StepFired(
        String escalationId,
        String incidentId,
        int level,
        List<String> personIds,
        Instant nextAt,
        Actor by,
        Instant at) {
      this(escalationId, incidentId, 1, level, personIds, nextAt, by, at);
    }
  }

  /**
   * A level was passed over, because its condition did not hold when it was due. The next is due at
   * once.
   *
   * @param round the how-manieth time this escalation goes through its levels, from 1
   * @param level counted from 1
   * @param severity of the incident at that moment
   */
  @EventType(name = "escalation.step-skipped", revision = 2)
  record StepSkipped(
      String escalationId,
      String incidentId,
      int round,
      int level,
      Severity severity,
      Actor by,
      Instant at)
      implements EscalationEvent {}

  /** Nobody needs to be called any more, because somebody acknowledged or the trouble is over. */
  @EventType(name = "escalation.stopped")
  record Stopped(String escalationId, String incidentId, String reason, Actor by, Instant at)
      implements EscalationEvent {}

  /** The time of the last level of the last round passed and nobody acknowledged. */
  @EventType(name = "escalation.exhausted")
  record Exhausted(String escalationId, String incidentId, Actor by, Instant at)
      implements EscalationEvent {}

  /**
   * Somebody asked others to take the incident over from them; whom and until when is in the
   * escalation's one level. It stays theirs until somebody accepts.
   *
   * @param summary what they know, for whoever takes it over
   * @param by who gives it
   */
  @EventType(name = "escalation.hand-over-asked")
  record HandOverAsked(
      String escalationId,
      String incidentId,
      @FreeText(of = "incidentId") String summary,
      Actor by,
      Instant at)
      implements EscalationEvent {}

  /**
   * One of those who were called took the incident over; nobody else can any more.
   *
   * @param via how they answered, such as {@code e-mail link}
   * @param by who has it from now on
   */
  @EventType(name = "escalation.hand-over-accepted")
  record HandOverAccepted(String escalationId, String incidentId, String via, Actor by, Instant at)
      implements EscalationEvent {}
}
