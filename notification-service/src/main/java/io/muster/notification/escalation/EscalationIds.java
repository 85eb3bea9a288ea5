package io.muster.notification.escalation;

import io.muster.contracts.incident.Role;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import java.util.Locale;

/** Names the escalations of an incident. */
public final class EscalationIds {

  private EscalationIds() {}

  /**
   * The escalation that runs for an incident.
   *
   * @param time 0 since it opened, else the how-manieth time people are called anew
   */
  public static String of(String incidentId, int time) {
    return "escalation-" + incidentId + (time == 0 ? "" : "-" + time);
  }

  /**
   * The escalation that looks for somebody to take a role.
   *
   * @param round 0 for the first time the role is missing, else how often it was given back, the
   *     incident reopened or its severity came to require the role since
   */
  public static String ofRole(String incidentId, Role role, int round) {
    return "%s%s-%d-%s".formatted(EscalationEvent.ROLE_PREFIX, role, round, incidentId);
  }

  /**
   * The escalation that asks whoever acknowledged an incident whether they are still on it.
   *
   * @param round the how-manieth time somebody is asked in this incident, from 0
   */
  static String ofStillOn(String incidentId, int round) {
    return "%s%d-%s".formatted(EscalationEvent.STILL_ON_PREFIX, round, incidentId);
  }

  /**
   * The escalation by which an incident is handed over.
   *
   * @param round the how-manieth time it is in this incident, from 0
   */
  static String ofHandOver(String incidentId, int round) {
    return "%s%d-%s".formatted(EscalationEvent.HAND_OVER_PREFIX, round, incidentId);
  }

  /**
   * The escalation that calls people because so much of the time for a report has passed.
   *
   * @param byPolicy of the second one, which calls by the policy of the incident's services
   */
  public static String ofReport(ThresholdReached mark, boolean byPolicy) {
    return "%s%s-%s-%d-%d%s-%s"
        .formatted(
            EscalationEvent.REPORT_PREFIX,
            mark.report().replace('.', '-'),
            mark.mark().name().toLowerCase(Locale.ROOT),
            mark.dueAt().getEpochSecond(),
            mark.round(),
            byPolicy ? "-policy" : "",
            mark.assessmentId());
  }

  /** The assessment that an escalation for a report is about. */
  public static String assessmentOf(String escalationId) {
    return escalationId.substring(escalationId.indexOf(AssessmentEvent.PREFIX));
  }

  /** Whether an escalation calls people for a report to an authority. */
  public static boolean isForReport(String escalationId) {
    return escalationId.startsWith(EscalationEvent.REPORT_PREFIX);
  }

  /** Whether an escalation hands the incident over to somebody else. */
  public static boolean isHandOver(String escalationId) {
    return escalationId.startsWith(EscalationEvent.HAND_OVER_PREFIX);
  }

  /** Whether an escalation asks whoever acknowledged whether they are still on it. */
  public static boolean isStillOn(String escalationId) {
    return escalationId.startsWith(EscalationEvent.STILL_ON_PREFIX);
  }

  /** Whether an escalation looks for somebody to take the incident on. */
  public static boolean seeksResponder(String escalationId) {
    return isAnswerable(escalationId) && !isStillOn(escalationId) && !isHandOver(escalationId);
  }

  /**
   * Whether a page of an escalation can be answered by a button: to a role, a rule or a report only
   * deeds are an answer.
   */
  public static boolean isAnswerable(String escalationId) {
    return !isForRole(escalationId) && !isByRule(escalationId) && !isForReport(escalationId);
  }

  /** Whether an automation rule asked for an escalation. */
  public static boolean isByRule(String escalationId) {
    return escalationId.startsWith(EscalationEvent.RULE_PREFIX);
  }

  /** Whether an escalation looks for somebody to take a role. */
  public static boolean isForRole(String escalationId) {
    return escalationId.startsWith(EscalationEvent.ROLE_PREFIX);
  }
}
