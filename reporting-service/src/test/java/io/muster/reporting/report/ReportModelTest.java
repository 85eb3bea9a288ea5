package io.muster.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.PageEvent;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.IncidentReport.Outcome;
import io.muster.reporting.report.IncidentReport.PhaseSpan;
import io.muster.reporting.report.IncidentReport.RoleSpan;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.Story;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportModelTest {

  private final IncidentReport night = Given.report(Outage.events());

  @Test
  void times_are_those_of_the_world_and_durations_follow_from_them() {
    IncidentReport.Times times = night.times();
    assertThat(times.occurredAt()).isEqualTo(Outage.START);
    assertThat(times.secondsToDetect()).isEqualTo(25);
    assertThat(times.secondsToAcknowledge()).isEqualTo(120);
    assertThat(times.acknowledgedBy().name()).isEqualTo("Rosa Reyes");
    assertThat(times.secondsToResolve()).isEqualTo(1980);
    assertThat(times.closedAt()).isNull();
    assertThat(night.incident().state()).isEqualTo(ResponseState.RESOLVED);
  }

  @Test
  void each_phase_has_its_duration_and_the_last_one_goes_on() {
    assertThat(night.phases())
        .extracting(PhaseSpan::phase)
        .containsExactly(Phase.IDENTIFICATION, Phase.CONTAINMENT, Phase.RECOVERY);
    assertThat(night.phases()).extracting(PhaseSpan::seconds).containsExactly(569L, 1200L, null);
    assertThat(night.phases().getLast().skipped()).containsExactly(Phase.ERADICATION);
  }

  @Test
  void going_back_is_a_second_stay_in_the_same_phase() {
    Event[] events =
        with(
            new IncidentEvent.PhaseChanged(
                Outage.INCIDENT,
                Phase.RECOVERY,
                Phase.CONTAINMENT,
                PhaseMove.RETURNED,
                List.of(),
                "it came back",
                Actor.person(Outage.RAVI, "Ravi Rao"),
                Outage.at(3000)));
    PhaseSpan again = Given.report(events).phases().getLast();
    assertThat(again.phase()).isEqualTo(Phase.CONTAINMENT);
    assertThat(again.reason()).isEqualTo("it came back");
  }

  @Test
  void a_closed_incident_says_when() {
    Event[] events =
        with(
            new IncidentEvent.PhaseChanged(
                Outage.INCIDENT,
                Phase.RECOVERY,
                Phase.CLOSED,
                PhaseMove.SKIPPED,
                List.of(Phase.LESSONS_LEARNED),
                "drill",
                Actor.person(Outage.MINA, "Mina Moreau"),
                Outage.at(5000)));
    assertThat(Given.report(events).times().closedAt()).isEqualTo(Outage.at(5000));
  }

  @Test
  void a_role_ends_when_somebody_else_takes_it_or_it_is_given_up() {
    assertThat(night.roles())
        .extracting(RoleSpan::role, RoleSpan::person, RoleSpan::from, RoleSpan::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Role.COMMANDER, "Rosa Reyes", Outage.at(160), Outage.at(900)),
            org.assertj.core.groups.Tuple.tuple(
                Role.COMMANDER, "Ravi Rao", Outage.at(900), Outage.at(2400)));
  }

  @Test
  void the_severity_it_was_opened_with_is_part_of_its_history() {
    assertThat(night.severities())
        .extracting(IncidentReport.SeverityChange::to)
        .containsExactly(Severity.SEV2, Severity.SEV1);
    assertThat(night.incident().severity()).isEqualTo(Severity.SEV1);
  }

  @Test
  void every_attempt_to_reach_a_person_is_told_with_its_outcome() {
    IncidentReport.PageLine page = night.pages().getFirst();
    assertThat(page.person()).isEqualTo("Rosa Reyes");
    assertThat(page.level()).isEqualTo(1);
    assertThat(page.outcome()).isEqualTo(Outcome.SENT);
    assertThat(page.attempts())
        .extracting(IncidentReport.Attempt::outcome)
        .containsExactly(Outcome.RETRYING, Outcome.SENT);
  }

  @Test
  void an_attempt_whose_end_is_not_on_record_is_not_called_sent() {
    Event[] events =
        with(
            new PageEvent.Requested(
                "page-2",
                "esc-1",
                Outage.INCIDENT,
                2,
                Outage.RAVI,
                "e-mail",
                "email",
                Outage.at(400),
                null,
                Actor.system("escalation"),
                Outage.at(400)),
            new PageEvent.AttemptStarted(
                "page-2",
                Outage.INCIDENT,
                1,
                "<2@muster>",
                Actor.system("escalation"),
                Outage.at(401)));
    IncidentReport.PageLine page = Given.report(events).pages().getLast();
    assertThat(page.outcome()).isEqualTo(Outcome.PENDING);
    assertThat(page.attempts().getFirst().endedAt()).isNull();
  }

  @Test
  void the_ledger_holds_every_event_in_order_with_its_hashes() {
    assertThat(night.ledger()).hasSize(Outage.events().length);
    assertThat(night.ledger())
        .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
    assertThat(night.ledger())
        .allSatisfy(
            entry -> {
              assertThat(entry.leafHash()).hasSize(64);
              assertThat(entry.commitHash()).hasSize(64);
              assertThat(entry.recordTime()).isEqualTo(entry.valueTime().plusSeconds(2));
            });
    assertThat(night.asOf().hash()).isEqualTo(night.ledger().getLast().commitHash());
  }

  @Test
  void an_event_this_version_cannot_read_is_told_and_not_left_out() {
    Story story =
        Story.of(Outage.events())
            .thenUnreadable("incident.teleported", Outage.INCIDENT, Outage.at(9000));
    IncidentReport report = Given.report(story, new Names(Outage.NAMES::get, false));
    assertThat(report.ledger().getLast().summary())
        .isEqualTo(
            "This version of Muster cannot read incident.teleported revision 9; the event is in the log and its hashes can be verified.");
  }

  @Test
  void an_auditors_copy_names_nobody_not_even_in_what_people_wrote() {
    IncidentReport masked = Given.masked(Outage.events());
    assertThat(masked.personalDataMasked()).isTrue();
    assertThat(masked.toString())
        .doesNotContain("Rosa", "Ravi", "Mina", "rosa@muster.example")
        .contains("[e-mail address]");
  }

  private static Event[] with(Event... more) {
    Event[] all = Arrays.copyOf(Outage.events(), Outage.events().length + more.length);
    System.arraycopy(more, 0, all, Outage.events().length, more.length);
    return all;
  }
}
