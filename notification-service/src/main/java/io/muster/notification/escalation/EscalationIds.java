package io.muster.notification.escalation;

/** Names the escalations of an incident. */
public final class EscalationIds {

  private EscalationIds() {}

  /**
   * The escalation that runs for an incident.
   *
   * @param time 0 since it opened, else the how-manieth time it was reopened
   */
  public static String of(String incidentId, int time) {
    return "escalation-" + incidentId + (time == 0 ? "" : "-" + time);
  }
}
