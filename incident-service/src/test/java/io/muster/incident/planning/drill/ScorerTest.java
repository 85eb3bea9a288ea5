package io.muster.incident.planning.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import io.muster.incident.planning.drill.Scorecard.Criterion;
import io.muster.incident.planning.drill.Scorecard.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test plays a drill of an hour: a tick, then what somebody does at that time. */
class ScorerTest {

  private static final String DRILL = "drill-1";
  private static final String INCIDENT = "drill-1.i";
  private static final Instant BEGIN = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final String SCENARIO =
      """
      name: Small
      version: 1
      minutes: 60
      steps:
        - {id: shown, at: 0, kind: INJECT, text: t}
      expected:
        shownBy: shown
        detectedWithin: 2
        acknowledgedWithin: 5
        roles: {filled: [COMMANDER, SCRIBE], within: 10}
        updates: {every: 10}
        phases: {left: [IDENTIFICATION, CONTAINMENT], within: 50}
        facts: {recorded: [AWARE, AFFECTED], within: 40}
        clocks:
          - {id: warning, name: Early warning, from: AWARE, within: 20}
      """;

  private final List<DrillRecord.Entry> entries = new ArrayList<>();
  private DrillState drill;
  private long position = 100;
  private long sequence;
  private long alertAt;

  ScorerTest() {
    told(new DrillEvent.Started(DRILL, "small", 1, "Small", SCENARIO, 7, 0, ROSA, BEGIN));
    told(
        new DrillEvent.StepPlayed(
            DRILL, "shown", StepKind.INJECT, null, null, null, "t", ROSA, BEGIN));
  }

  private void told(DrillEvent event) {
    drill = DrillState.after(drill, event, ++position, ++sequence);
  }

  private void at(int minute) {
    told(new DrillEvent.DrillTick(DRILL, BEGIN.plus(Duration.ofMinutes(minute)), ROSA, BEGIN));
  }

  private void did(IncidentEvent event) {
    entries.add(new DrillRecord.Entry(++position, event));
  }

  private void opened() {
    alertAt = ++position;
    did(
        new IncidentEvent.Opened(
            INCIDENT,
            1,
            "t",
            null,
            Severity.SEV1,
            List.of(),
            Source.alerts("drill-1.alertmanager", "g"),
            BEGIN,
            BEGIN,
            null,
            DRILL,
            ROSA,
            BEGIN));
  }

  private void took(Role role) {
    did(
        new IncidentEvent.RoleAssigned(
            INCIDENT, role, new Person("rosa", "Rosa Reyes"), ROSA, BEGIN));
  }

  private void noted() {
    did(new IncidentEvent.NoteAdded(INCIDENT, "n" + position, "t", ROSA, BEGIN));
  }

  private void left(Phase from, Phase to) {
    did(
        new IncidentEvent.PhaseChanged(
            INCIDENT, from, to, PhaseMove.ADVANCED, List.of(), null, ROSA, BEGIN));
  }

  private void said(Moment moment) {
    did(new MomentEvent.Recorded(INCIDENT, moment, BEGIN, null, ROSA, BEGIN));
  }

  private void affected(String party) {
    did(
        new AffectedEvent.PartyAffected(
            INCIDENT, party, "Customers", null, false, null, ROSA, BEGIN));
  }

  private void reported(TaskState to) {
    did(
        new TaskEvent.Moved(
            INCIDENT, "drill-clock-warning", TaskState.OPEN, to, List.of(), null, ROSA, BEGIN));
  }

  private Scorecard card() {
    return new Scorer(drill, entries, opened -> alertAt).card();
  }

  private Line line(Criterion criterion) {
    return card().lines().stream()
        .filter(line -> line.criterion() == criterion)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_drill_in_which_all_is_done_in_time_has_every_point() {
    opened();
    at(4);
    did(new IncidentEvent.Acknowledged(INCIDENT, "web", ROSA, BEGIN));
    took(Role.COMMANDER);
    took(Role.SCRIBE);
    said(Moment.AWARE);
    affected("p1");
    reported(TaskState.DONE);
    for (int minute = 5; minute < 50; minute += 10) {
      at(minute);
      noted();
    }
    left(Phase.IDENTIFICATION, Phase.CONTAINMENT);
    left(Phase.CONTAINMENT, Phase.ERADICATION);
    Scorecard card = card();
    assertThat(card.lines()).allSatisfy(line -> assertThat(line.points()).isEqualTo(20));
    assertThat(card.lines()).allSatisfy(line -> assertThat(line.evidence()).isNotEmpty());
    assertThat(card.points()).isEqualTo(140);
    assertThat(card.of()).isEqualTo(140);
    assertThat(card.rule()).isEqualTo("drill-score/3");
  }

  @Test
  void an_alert_counts_from_when_it_came_in_not_from_when_its_incident_opened() {
    alertAt = ++position;
    at(30);
    long detected = alertAt;
    opened();
    alertAt = detected;
    assertThat(line(Criterion.DETECTED).points()).isEqualTo(20);
    assertThat(line(Criterion.DETECTED).evidence()).contains(detected);
  }

  @Test
  void who_takes_it_on_too_late_or_never_has_no_points_for_that() {
    opened();
    assertThat(line(Criterion.ACKNOWLEDGED).points()).isZero();
    at(6);
    did(new IncidentEvent.Acknowledged(INCIDENT, "web", ROSA, BEGIN));
    assertThat(line(Criterion.ACKNOWLEDGED).points()).isZero();
    assertThat(line(Criterion.ACKNOWLEDGED).because())
        .isEqualTo("Somebody took it on 6 min after it was shown; 5 were expected.");
    assertThat(line(Criterion.ACKNOWLEDGED).evidence()).contains(position);
  }

  @Test
  void half_of_the_roles_are_half_of_the_points_and_a_role_taken_too_late_is_none() {
    opened();
    took(Role.COMMANDER);
    at(11);
    took(Role.SCRIBE);
    assertThat(line(Criterion.ROLES_FILLED).points()).isEqualTo(10);
    assertThat(line(Criterion.ROLES_FILLED).because()).contains("scribe");
  }

  @Test
  void notes_count_by_the_stretch_they_are_written_in_until_it_is_resolved() {
    opened();
    at(5);
    noted();
    noted();
    at(40);
    did(new IncidentEvent.Resolved(INCIDENT, "t", ROSA, BEGIN));
    at(60);
    assertThat(line(Criterion.UPDATES_ON_TIME).because())
        .isEqualTo("1 of 4 stretches of 10 min had a note.");
    assertThat(line(Criterion.UPDATES_ON_TIME).points()).isEqualTo(5);
  }

  @Test
  void a_phase_that_was_left_although_criteria_were_open_does_not_count() {
    opened();
    at(20);
    left(Phase.IDENTIFICATION, Phase.CONTAINMENT);
    did(
        new CriteriaOverridden(
            INCIDENT,
            "plan",
            1,
            List.of(new CriteriaAtHand.Open("c", Phase.CONTAINMENT, "t")),
            "t",
            ROSA,
            BEGIN));
    left(Phase.CONTAINMENT, Phase.ERADICATION);
    assertThat(line(Criterion.CRITERIA_MET).points()).isEqualTo(10);
    assertThat(line(Criterion.CRITERIA_MET).because()).contains("containment");
  }

  @Test
  void the_same_log_scores_the_same_however_late_it_is_reckoned() {
    opened();
    at(3);
    did(new IncidentEvent.Acknowledged(INCIDENT, "web", ROSA, BEGIN));
    told(new DrillEvent.Finished(DRILL, ROSA, BEGIN));
    Scorecard once = card();
    position += 1_000;
    assertThat(card()).isEqualTo(once);
  }

  @Test
  void a_fact_counts_when_it_is_on_record_in_time_and_was_not_taken_back() {
    opened();
    at(10);
    said(Moment.AWARE);
    affected("p1");
    long affectedAt = position;
    affected("p2");
    at(20);
    did(new AffectedEvent.PartyCleared(INCIDENT, "p2", "Not they", ROSA, BEGIN));
    assertThat(line(Criterion.FACTS_ON_RECORD).points()).isEqualTo(20);
    assertThat(line(Criterion.FACTS_ON_RECORD).evidence()).contains(affectedAt);
    did(new AffectedEvent.PartyCleared(INCIDENT, "p1", "Nor they", ROSA, BEGIN));
    assertThat(line(Criterion.FACTS_ON_RECORD).points()).isEqualTo(10);
    assertThat(line(Criterion.FACTS_ON_RECORD).because()).contains("affected");
    at(41);
    affected("p1");
    assertThat(line(Criterion.FACTS_ON_RECORD).points()).as("too late").isEqualTo(10);
  }

  @Test
  void a_clock_runs_from_its_fact_and_is_met_by_its_task_done_in_time() {
    opened();
    at(10);
    said(Moment.AWARE);
    long aware = position;
    at(30);
    reported(TaskState.DONE);
    long done = position;
    at(60);
    reported(TaskState.OPEN);
    assertThat(line(Criterion.CLOCKS_MET).points()).isEqualTo(20);
    assertThat(line(Criterion.CLOCKS_MET).evidence()).containsExactly(aware, done);
  }

  @Test
  void a_clock_is_missed_by_a_minute_by_being_taken_up_again_and_by_never_beginning() {
    opened();
    reported(TaskState.DONE);
    assertThat(line(Criterion.CLOCKS_MET).points()).as("never began").isZero();
    assertThat(line(Criterion.CLOCKS_MET).because())
        .isEqualTo("Not met: “Early warning” never began, as nobody said: aware.");
    at(10);
    said(Moment.AWARE);
    at(15);
    reported(TaskState.DONE);
    at(16);
    reported(TaskState.OPEN);
    at(31);
    reported(TaskState.DONE);
    assertThat(line(Criterion.CLOCKS_MET).points()).isZero();
    assertThat(line(Criterion.CLOCKS_MET).because())
        .isEqualTo("Not met: “Early warning” within 20 min.");
  }
}
