package io.muster.reporting.testing;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One night's incident, from the first alert to the lessons, as events. */
public final class Outage {

  public static final String INCIDENT = "inc-142";
  public static final String ROSA = "00000000-0000-4000-8000-000000000001";
  public static final String RAVI = "00000000-0000-4000-8000-000000000002";
  public static final String MINA = "00000000-0000-4000-8000-000000000003";

  /** How the directory calls people. */
  public static final Map<String, String> NAMES =
      Map.of(ROSA, "Rosa Reyes", RAVI, "Ravi Rao", MINA, "Mina Moreau");

  public static final Instant START = Instant.parse("2026-11-24T03:12:00Z");

  private static final Actor GROUPING = Actor.system("alert-grouping");
  private static final Actor ESCALATION = Actor.system("escalation");
  private static final Actor AS_ROSA = Actor.person(ROSA, "Rosa Reyes");
  private static final Actor AS_RAVI = Actor.person(RAVI, "Ravi Rao");
  private static final Actor AS_MINA = Actor.person(MINA, "Mina Moreau");

  private Outage() {}

  /** A moment so many seconds after the trouble began. */
  public static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  /** A note by Rosa. */
  public static IncidentEvent.NoteAdded note(String text, long seconds) {
    return new IncidentEvent.NoteAdded(INCIDENT, "note-" + seconds, text, AS_ROSA, at(seconds));
  }

  /** Another incident, that Rosa declared. */
  public static IncidentEvent.Opened opened(String incidentId, long number) {
    return new IncidentEvent.Opened(
        incidentId,
        number,
        "Payroll leaked",
        null,
        Severity.SEV2,
        List.of(),
        Source.declared(),
        null,
        START,
        AS_ROSA,
        START);
  }

  /** All of it. */
  public static Event[] events() {
    return new Event[] {
      new AlertGroupEvent.Opened(
          "grp-1",
          "int-1",
          "{alertname=HighErrorRate}",
          1,
          "alertmanager-group-key/1",
          INCIDENT,
          "5xx above 5 %",
          "checkout answers 503",
          Severity.SEV2,
          List.of("checkout"),
          START,
          null,
          GROUPING,
          at(30)),
      new AlertGroupEvent.AlertFired(
          "grp-1",
          "9a3c1f0de45b7c21",
          "HighErrorRate",
          "checkout",
          AlertSeverity.CRITICAL,
          "5xx above 5 %",
          null,
          "http://prometheus.example/graph",
          List.of(),
          new AlertContext(
              "alertmanager", "critical", null, null, null, null, Map.of(), at(30), null),
          START,
          null,
          GROUPING,
          at(30)),
      new IncidentEvent.Opened(
          INCIDENT,
          142,
          "5xx above 5 %",
          "checkout answers 503\nto one request in five",
          Severity.SEV2,
          List.of("checkout", "payments"),
          Source.alerts("int-1", "grp-1"),
          START,
          at(25),
          GROUPING,
          at(31)),
      new EscalationEvent.Started(
          "esc-1",
          INCIDENT,
          "pol-1",
          3,
          List.of(
              new Level(List.of(new Level.Target(Level.Target.Kind.SCHEDULE, "sch-1")), 300),
              new Level(List.of(new Level.Target(Level.Target.Kind.PERSON, RAVI)), 300)),
          null,
          ESCALATION,
          at(32)),
      new EscalationEvent.StepFired(
          "esc-1", INCIDENT, 1, List.of(ROSA), at(332), ESCALATION, at(32)),
      new PageEvent.Requested(
          "page-1",
          "esc-1",
          INCIDENT,
          1,
          ROSA,
          "e-mail",
          "email",
          at(32),
          null,
          ESCALATION,
          at(32)),
      new PageEvent.AttemptStarted("page-1", INCIDENT, 1, "<1@muster>", ESCALATION, at(33)),
      new PageEvent.Failed(
          "page-1", INCIDENT, 1, "451 rosa@muster.example greylisted", at(63), ESCALATION, at(34)),
      new PageEvent.AttemptStarted("page-1", INCIDENT, 2, "<1@muster>", ESCALATION, at(63)),
      new PageEvent.Sent("page-1", INCIDENT, 2, "250 2.0.0 Ok", ESCALATION, at(64)),
      new IncidentEvent.Acknowledged(INCIDENT, "e-mail link", AS_ROSA, at(151)),
      new EscalationEvent.Stopped("esc-1", INCIDENT, "acknowledged", ESCALATION, at(152)),
      new IncidentEvent.RoleAssigned(
          INCIDENT, Role.COMMANDER, new Person(ROSA, "Rosa Reyes"), AS_ROSA, at(160)),
      note("=cmd|' /C calc'!A0 looks odd, \"quoted\", ask Ravi Rao", 300),
      new IncidentEvent.SeverityChanged(
          INCIDENT, Severity.SEV2, Severity.SEV1, "payments fail too", AS_ROSA, at(420)),
      new IncidentEvent.PhaseChanged(
          INCIDENT,
          Phase.IDENTIFICATION,
          Phase.CONTAINMENT,
          PhaseMove.ADVANCED,
          List.of(),
          null,
          AS_ROSA,
          at(600)),
      new IncidentEvent.RoleAssigned(
          INCIDENT, Role.COMMANDER, new Person(RAVI, "Ravi Rao"), AS_MINA, at(900)),
      new IncidentEvent.PhaseChanged(
          INCIDENT,
          Phase.CONTAINMENT,
          Phase.RECOVERY,
          PhaseMove.SKIPPED,
          List.of(Phase.ERADICATION),
          "the cause is already gone",
          AS_RAVI,
          at(1800)),
      new AlertGroupEvent.AlertResolved(
          "grp-1", "9a3c1f0de45b7c21", START, at(2000), null, null, GROUPING, at(2010)),
      new AlertGroupEvent.Resolved("grp-1", INCIDENT, GROUPING, at(2010)),
      new IncidentEvent.Resolved(INCIDENT, "every alert resolved", GROUPING, at(2011)),
      new IncidentEvent.RoleReleased(INCIDENT, Role.COMMANDER, RAVI, AS_RAVI, at(2400)),
    };
  }
}
