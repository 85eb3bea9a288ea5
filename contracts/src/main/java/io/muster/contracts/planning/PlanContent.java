package io.muster.contracts.planning;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import java.util.List;

/**
 * What one version of a response plan says, but for the people outside to call.
 *
 * @param name what people call it
 * @param purpose in a sentence or two: when it is for, and what it has to achieve
 * @param roles who has to be there
 * @param communications who is told what, and how often
 * @param tasks what has to be done in each phase
 * @param exitCriteria what has to be so before a phase is left
 * @param runbooks the ids of the runbooks to follow, in the order they are thought of
 * @param reviewMonths after how many months somebody has to look whether it still holds, 1 to 24
 */
public record PlanContent(
    String name,
    String purpose,
    Scope scope,
    List<RequiredRole> roles,
    List<CommunicationRule> communications,
    List<PlannedTask> tasks,
    List<ExitCriterion> exitCriteria,
    List<String> runbooks,
    int reviewMonths) {
  public PlanContent {
    roles = listed(roles);
    communications = listed(communications);
    tasks = listed(tasks);
    exitCriteria = listed(exitCriteria);
    runbooks = listed(runbooks);
  }

  /**
   * Which incidents it is for: those that meet each part that says something.
   *
   * @param services names of services, any of which is affected; empty: whatever is
   * @param classes kinds of incident, such as {@code ransomware}, any of which it is; empty: any
   * @param severities how bad it may be; empty: however bad
   */
  public record Scope(List<String> services, List<String> classes, List<Severity> severities) {
    public Scope {
      services = listed(services);
      classes = listed(classes);
      severities = listed(severities);
    }
  }

  /**
   * A role that somebody has to hold.
   *
   * @param severities how bad the incident is then; empty: however bad
   * @param training the course or plan whoever holds it should have been trained in; null: none
   * @param pageAfterMinutes how long nobody may hold it before somebody is paged, 1 to 10080; null:
   *     as long as the installation says
   * @param page who is paged then, a person or whoever is on call on a schedule; null: by the
   *     policy that is for the incident's services
   */
  public record RequiredRole(
      Role role,
      List<Severity> severities,
      String training,
      Integer pageAfterMinutes,
      Level.Target page) {
    public RequiredRole {
      severities = listed(severities);
    }
  }

  /**
   * Who is told what, and how often.
   *
   * @param audience who, such as {@code customers} or {@code management}
   * @param severities how bad the incident is then; empty: however bad
   * @param what they are told
   * @param firstMinutes within so many minutes from the opening, 1 to 10080
   * @param everyMinutes and again each time so many minutes have passed; null: once
   */
  public record CommunicationRule(
      String audience,
      List<Severity> severities,
      String what,
      int firstMinutes,
      Integer everyMinutes) {
    public CommunicationRule {
      severities = listed(severities);
    }
  }

  /**
   * Something to be done.
   *
   * @param id short and lasting, such as {@code block-sources}; unique within the plan
   * @param kind what sort of task it is, such as {@code containment}; null: unsaid
   * @param role who does it; null: whoever can
   */
  public record PlannedTask(String id, Phase phase, String title, String kind, Role role) {}

  /**
   * What has to be so before a phase is left forwards.
   *
   * @param id short and lasting, unique within the plan
   * @param what the fact, the kind of the tasks or the kind of the work it is about; null for the
   *     other kinds
   * @param role that is held, for ROLE_FILLED; null for the other kinds
   * @param text how it is said to people
   */
  public record ExitCriterion(
      String id, Phase phase, Kind kind, String what, Role role, String text) {

    /** How it is found out. */
    public enum Kind {
      /** The fact of this name was recorded. */
      FACT_RECORDED,
      /** Every task of this kind is done. */
      TASKS_DONE,
      /** Somebody holds the role. */
      ROLE_FILLED,
      /** A person says so. */
      CONFIRMED,
      /** Work of this kind is on record and holds, such as {@code backup-check}. */
      WORK_RECORDED
    }
  }

  private static <T> List<T> listed(List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
