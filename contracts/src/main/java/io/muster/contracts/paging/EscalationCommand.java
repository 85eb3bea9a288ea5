package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import java.util.List;

/** What can be asked of an escalation. Each is safe to give twice. */
public sealed interface EscalationCommand extends Command {

  /** The escalation that decides. */
  String escalationId();

  @Override
  default String aggregateId() {
    return escalationId();
  }

  /**
   * Begin paging for an incident.
   *
   * @param repeat how often the levels are gone through again while nobody answers, 0 to 9
   * @param role that nobody holds; null to look for somebody who takes the incident on
   */
  record Start(
      String escalationId,
      String incidentId,
      String policyId,
      int policyVersion,
      List<Level> levels,
      int repeat,
      Role role,
      Actor by)
      implements EscalationCommand {
    public Start {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Fire a level whose time has come; refused silently when it already fired or paging has stopped.
   *
   * @param round the how-manieth time the levels are gone through, from 1
   * @param level counted from 1; one past the last of the last round means exhausted
   * @param personIds whom the level's targets mean now
   */
  record FireStep(String escalationId, int round, int level, List<String> personIds, Actor by)
      implements EscalationCommand {
    public FireStep {
      personIds = List.copyOf(personIds);
    }
  }

  /**
   * Pass over a level whose condition does not hold when its time has come; refused silently like
   * {@link FireStep}.
   *
   * @param round the how-manieth time the levels are gone through, from 1
   * @param level counted from 1
   * @param severity of the incident now
   */
  record SkipStep(String escalationId, int round, int level, Severity severity, Actor by)
      implements EscalationCommand {}

  /** Stop paging. */
  record Stop(String escalationId, String reason, Actor by) implements EscalationCommand {}

  /**
   * Ask others to take the incident over.
   *
   * @param to the one level: whom it goes to, and how long is waited for somebody to accept
   * @param summary what the giver knows, 1 to 2000 characters
   * @param by who gives it
   */
  record HandOver(
      String escalationId,
      String incidentId,
      String policyId,
      int policyVersion,
      Level to,
      String summary,
      Actor by)
      implements EscalationCommand {}

  /**
   * Take the incident over from whoever hands it over; changes nothing once somebody has, the giver
   * asks no longer, or the time is over.
   *
   * @param via how they answered, such as {@code e-mail link}
   */
  record AcceptHandOver(String escalationId, String via, Actor by) implements EscalationCommand {}
}
