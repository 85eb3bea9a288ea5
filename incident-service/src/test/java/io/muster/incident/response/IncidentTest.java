package io.muster.incident.response;

import static io.muster.incident.response.Incidents.ACME;
import static io.muster.incident.response.Incidents.GLOBEX;
import static io.muster.incident.response.Incidents.ID;
import static io.muster.incident.response.Incidents.MINA;
import static io.muster.incident.response.Incidents.NOW;
import static io.muster.incident.response.Incidents.RAVI;
import static io.muster.incident.response.Incidents.ROSA;
import static io.muster.incident.response.Incidents.TRIAGE;
import static io.muster.incident.response.Incidents.open;
import static io.muster.incident.response.Incidents.openedBy;
import static io.muster.incident.response.Incidents.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.LapseAcknowledgement;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CoreMatchers;
import org.junit.jupiter.api.Test;

class IncidentTest {

  private final FixtureConfiguration<Incident> fixture = Incidents.fixture();

  @Test
  void declaring_opens_it_in_identification_and_nobody_has_answered_yet() {
    fixture
        .givenNoPriorActivity()
        .when(open("  Checkout fails ", ROSA, Authority.RESPONDER))
        .expectEvents(openedBy(ROSA));
  }

  @Test
  void opening_it_again_changes_nothing() {
    given(openedBy(ROSA), open("Another title", RAVI, Authority.RESPONDER)).expectNoEvents();
  }

  @Test
  void a_title_is_required_and_at_most_200_characters() {
    refused(
        fixture.givenNoPriorActivity().when(open("  ", ROSA, Authority.RESPONDER)),
        422,
        "invalid-field");
    refused(
        Incidents.fixture()
            .givenNoPriorActivity()
            .when(open("x".repeat(201), ROSA, Authority.RESPONDER)),
        422,
        "invalid-field");
  }

  @Test
  void the_first_to_acknowledge_stops_paging_and_the_second_changes_nothing() {
    given(openedBy(TRIAGE), new Acknowledge(ID, "web", ROSA, Authority.RESPONDER))
        .expectEvents(new Acknowledged(ID, "web", ROSA, NOW));
    givenAll(
            new Acknowledge(ID, "e-mail link", RAVI, Authority.SYSTEM),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW))
        .expectNoEvents();
  }

  @Test
  void an_acknowledgement_lapses_when_nothing_is_heard_and_somebody_else_may_take_it_on() {
    givenAll(lapse(ROSA, NOW), openedBy(TRIAGE), new Acknowledged(ID, "web", ROSA, NOW))
        .expectEvents(lapsed(ROSA, NOW));
    givenAll(
            new Acknowledge(ID, "web", RAVI, Authority.RESPONDER),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW),
            lapsed(ROSA, NOW))
        .expectEvents(new Acknowledged(ID, "web", RAVI, NOW));
  }

  @Test
  void an_acknowledgement_does_not_lapse_under_somebody_who_was_heard_of_or_has_it_no_more() {
    givenAll(
            lapse(ROSA, NOW.minusSeconds(1)),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW.minusSeconds(60)),
            new NoteAdded(ID, "n1", "Looking at it", ROSA, NOW))
        .expectNoEvents();
    givenAll(lapse(RAVI, NOW), openedBy(TRIAGE), new Acknowledged(ID, "web", ROSA, NOW))
        .expectNoEvents();
    givenAll(
            lapse(ROSA, NOW),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW),
            new Resolved(ID, null, RAVI, NOW))
        .expectNoEvents();
    givenAll(
            lapse(ROSA, NOW),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW),
            lapsed(ROSA, NOW))
        .expectNoEvents();
  }

  @Test
  void what_is_handed_over_is_whose_who_took_it_over_and_may_be_nobodys_or_the_givers_before() {
    givenAll(handOver(ROSA, RAVI), openedBy(TRIAGE), new Acknowledged(ID, "web", ROSA, NOW))
        .expectEvents(new Acknowledged(ID, "hand-over", RAVI, NOW));
    givenAll(handOver(ROSA, RAVI), openedBy(TRIAGE))
        .expectEvents(new Acknowledged(ID, "hand-over", RAVI, NOW));
    givenAll(
            lapse(ROSA, NOW),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW),
            new Acknowledged(ID, "hand-over", RAVI, NOW))
        .expectNoEvents();
  }

  @Test
  void nobody_takes_over_what_is_somebody_elses_their_own_or_over() {
    givenAll(handOver(ROSA, RAVI), openedBy(TRIAGE), new Acknowledged(ID, "web", MINA, NOW))
        .expectNoEvents();
    givenAll(handOver(ROSA, ROSA), openedBy(TRIAGE), new Acknowledged(ID, "web", ROSA, NOW))
        .expectNoEvents();
    givenAll(
            handOver(ROSA, RAVI),
            openedBy(TRIAGE),
            new Acknowledged(ID, "web", ROSA, NOW),
            new Resolved(ID, null, ROSA, NOW))
        .expectNoEvents();
  }

  private static Acknowledge handOver(Actor from, Actor to) {
    return new Acknowledge(ID, "hand-over", from.id(), to, Authority.SYSTEM);
  }

  private static LapseAcknowledgement lapse(Actor asked, Instant at) {
    return new LapseAcknowledgement(
        ID, asked.id(), at, Actor.service("muster-notification-service"), Authority.SYSTEM);
  }

  private static AcknowledgementLapsed lapsed(Actor asked, Instant at) {
    return new AcknowledgementLapsed(
        ID, asked.id(), at, Actor.service("muster-notification-service"), NOW);
  }

  @Test
  void acknowledging_what_is_over_changes_nothing() {
    givenAll(
            new Acknowledge(ID, "web", ROSA, Authority.RESPONDER),
            openedBy(TRIAGE),
            new Resolved(ID, null, TRIAGE, NOW))
        .expectNoEvents();
  }

  @Test
  void resolving_keeps_the_phase_and_happens_once() {
    given(openedBy(TRIAGE), new Resolve(ID, "Rolled back", ROSA, Authority.RESPONDER))
        .expectEvents(new Resolved(ID, "Rolled back", ROSA, NOW));
    givenAll(
            new Resolve(ID, null, TRIAGE, Authority.SYSTEM),
            openedBy(TRIAGE),
            new Resolved(ID, "Rolled back", ROSA, NOW))
        .expectNoEvents();
  }

  @Test
  void a_rule_makes_it_worse_and_never_milder() {
    given(openedBy(TRIAGE), new Reclassify(ID, bad(Severity.SEV1), TRIAGE, Authority.SYSTEM))
        .expectEvents(
            new SeverityChanged(
                ID,
                Severity.SEV2,
                Severity.SEV1,
                "Raised because checkout is tier 1 (matrix/3)",
                bad(Severity.SEV1),
                TRIAGE,
                NOW));
    given(openedBy(TRIAGE), new Reclassify(ID, bad(Severity.SEV2), TRIAGE, Authority.SYSTEM))
        .expectNoEvents();
    given(openedBy(TRIAGE), new Reclassify(ID, bad(Severity.SEV4), TRIAGE, Authority.SYSTEM))
        .expectNoEvents();
  }

  @Test
  void a_rule_overrules_nobody_who_said_how_bad_it_is() {
    Reclassify worse = new Reclassify(ID, bad(Severity.SEV1), TRIAGE, Authority.SYSTEM);
    given(openedBy(ROSA), worse).expectNoEvents();
    givenAll(
            worse,
            openedBy(TRIAGE),
            new SeverityChanged(ID, Severity.SEV2, Severity.SEV3, "One customer only", MINA, NOW))
        .expectNoEvents();
    givenAll(
            worse,
            openedBy(TRIAGE),
            new SeverityChanged(
                ID, Severity.SEV4, Severity.SEV3, "Raised", bad(Severity.SEV3), TRIAGE, NOW))
        .expectEvents(
            new SeverityChanged(
                ID,
                Severity.SEV3,
                Severity.SEV1,
                "Raised because checkout is tier 1 (matrix/3)",
                bad(Severity.SEV1),
                TRIAGE,
                NOW));
  }

  @Test
  void what_is_over_gets_no_worse() {
    givenAll(
            new Reclassify(ID, bad(Severity.SEV1), TRIAGE, Authority.SYSTEM),
            openedBy(TRIAGE),
            new Resolved(ID, null, TRIAGE, NOW))
        .expectNoEvents();
  }

  @Test
  void the_next_phase_needs_no_reason() {
    given(openedBy(ROSA), phase(Phase.CONTAINMENT, null, MINA, Authority.MANAGER))
        .expectEvents(
            moved(Phase.IDENTIFICATION, Phase.CONTAINMENT, PhaseMove.ADVANCED, List.of(), null));
  }

  @Test
  void a_phase_whose_criteria_are_open_is_left_only_with_a_reason_that_is_recorded() {
    CriteriaAtHand.Open commander =
        new CriteriaAtHand.Open("commander", Phase.IDENTIFICATION, "Somebody commands");
    CriteriaAtHand criteria =
        new CriteriaAtHand(
            "response-plan-1",
            2,
            List.of(
                commander, new CriteriaAtHand.Open("later", Phase.RECOVERY, "All is restored")));
    refused(given(openedBy(ROSA), leaving(criteria, " ")), 409, "criteria-open");
    given(openedBy(ROSA), leaving(criteria, "Nobody is awake"))
        .expectEvents(
            new CriteriaOverridden(
                ID, "response-plan-1", 2, List.of(commander), "Nobody is awake", MINA, NOW),
            moved(Phase.IDENTIFICATION, Phase.CONTAINMENT, PhaseMove.ADVANCED, List.of(), null));
    refused(
        given(
            openedBy(ROSA),
            new ChangePhase(
                ID, Phase.CONTAINMENT, null, criteria, null, RAVI, Authority.RESPONDER)),
        403,
        "not-commander");
  }

  private static ChangePhase leaving(CriteriaAtHand criteria, String overrideReason) {
    return new ChangePhase(
        ID, Phase.CONTAINMENT, null, criteria, overrideReason, MINA, Authority.MANAGER);
  }

  @Test
  void skipping_needs_a_reason_and_names_what_was_skipped() {
    refused(
        given(openedBy(ROSA), phase(Phase.RECOVERY, " ", MINA, Authority.MANAGER)),
        422,
        "invalid-field");
    given(openedBy(ROSA), phase(Phase.RECOVERY, "Nothing to remove", MINA, Authority.MANAGER))
        .expectEvents(
            moved(
                Phase.IDENTIFICATION,
                Phase.RECOVERY,
                PhaseMove.SKIPPED,
                List.of(Phase.CONTAINMENT, Phase.ERADICATION),
                "Nothing to remove"));
  }

  @Test
  void going_back_needs_a_reason_also_from_closed() {
    PhaseChanged closed =
        moved(
            Phase.IDENTIFICATION,
            Phase.CLOSED,
            PhaseMove.SKIPPED,
            List.of(Phase.CONTAINMENT, Phase.ERADICATION, Phase.RECOVERY, Phase.LESSONS_LEARNED),
            "False alarm");
    refused(
        givenAll(phase(Phase.RECOVERY, null, MINA, Authority.MANAGER), openedBy(ROSA), closed),
        422,
        "invalid-field");
    givenAll(phase(Phase.RECOVERY, "It came back", MINA, Authority.MANAGER), openedBy(ROSA), closed)
        .expectEvents(
            moved(Phase.CLOSED, Phase.RECOVERY, PhaseMove.RETURNED, List.of(), "It came back"));
    refused(
        givenAll(
            new ChangeSeverity(ID, Severity.SEV1, "Worse", MINA, Authority.MANAGER),
            openedBy(ROSA),
            closed),
        409,
        "incident-closed");
  }

  @Test
  void only_a_manager_reopens_what_is_closed_and_it_goes_back_to_where_it_was_closed() {
    PhaseChanged closed =
        moved(Phase.LESSONS_LEARNED, Phase.CLOSED, PhaseMove.ADVANCED, List.of(), null);
    Resolved resolved = new Resolved(ID, null, ROSA, NOW);
    refused(
        givenAll(
            new Reopen(ID, true, "It came back", ROSA, Authority.RESPONDER),
            openedBy(ROSA),
            commanderIs(ROSA),
            resolved,
            closed),
        403,
        "not-manager");
    refused(
        givenAll(
            phase(Phase.RECOVERY, "It came back", ROSA, Authority.RESPONDER),
            openedBy(ROSA),
            commanderIs(ROSA),
            closed),
        403,
        "not-manager");
    givenAll(
            new Reopen(ID, true, "It came back", MINA, Authority.MANAGER),
            openedBy(ROSA),
            resolved,
            closed)
        .expectEvents(
            moved(
                Phase.CLOSED, Phase.LESSONS_LEARNED, PhaseMove.RETURNED, List.of(), "It came back"),
            new Reopened(ID, 1, true, "It came back", MINA, NOW));
  }

  @Test
  void any_responder_reopens_what_is_resolved_and_says_why() {
    Resolved resolved = new Resolved(ID, null, TRIAGE, NOW);
    refused(
        givenAll(new Reopen(ID, false, " ", RAVI, Authority.RESPONDER), openedBy(TRIAGE), resolved),
        422,
        "invalid-field");
    Reopened again = new Reopened(ID, 1, false, "Fails again", RAVI, NOW);
    givenAll(
            new Reopen(ID, false, "Fails again", RAVI, Authority.RESPONDER),
            openedBy(TRIAGE),
            resolved)
        .expectEvents(again);
    givenAll(
            new Reopen(ID, true, "Fails again", RAVI, Authority.RESPONDER),
            openedBy(TRIAGE),
            resolved,
            again)
        .expectNoEvents();
    givenAll(
            new Resolve(ID, "Now really", RAVI, Authority.RESPONDER),
            openedBy(TRIAGE),
            resolved,
            again)
        .expectEvents(new Resolved(ID, "Now really", RAVI, NOW));
  }

  @Test
  void the_phase_it_is_in_already_changes_nothing() {
    given(openedBy(ROSA), phase(Phase.IDENTIFICATION, null, MINA, Authority.MANAGER))
        .expectNoEvents();
  }

  @Test
  void only_the_commander_or_a_manager_leads() {
    refused(
        given(openedBy(ROSA), phase(Phase.CONTAINMENT, null, ROSA, Authority.RESPONDER)),
        403,
        "not-commander");
    refused(
        given(
            openedBy(ROSA),
            new ChangeSeverity(ID, Severity.SEV1, "Worse", ROSA, Authority.RESPONDER)),
        403,
        "not-commander");
    givenAll(
            new ChangeSeverity(ID, Severity.SEV1, "Worse", ROSA, Authority.RESPONDER),
            openedBy(TRIAGE),
            commanderIs(ROSA))
        .expectEvents(new SeverityChanged(ID, Severity.SEV2, Severity.SEV1, "Worse", ROSA, NOW));
  }

  @Test
  void a_new_severity_needs_a_reason_and_the_same_one_changes_nothing() {
    refused(
        given(openedBy(ROSA), new ChangeSeverity(ID, Severity.SEV1, "", MINA, Authority.MANAGER)),
        422,
        "invalid-field");
    given(openedBy(ROSA), new ChangeSeverity(ID, Severity.SEV2, null, MINA, Authority.MANAGER))
        .expectNoEvents();
  }

  @Test
  void any_responder_may_take_a_free_role() {
    given(openedBy(TRIAGE), assign(Role.SCRIBE, RAVI, RAVI, Authority.RESPONDER))
        .expectEvents(new RoleAssigned(ID, Role.SCRIBE, person(RAVI), RAVI, NOW));
  }

  @Test
  void taking_an_occupied_role_is_refused_and_says_whom_to_ask() {
    refused(
            givenAll(
                assign(Role.COMMANDER, RAVI, RAVI, Authority.RESPONDER),
                openedBy(TRIAGE),
                commanderIs(ROSA)),
            409,
            "role-occupied")
        .expectExceptionMessage(CoreMatchers.containsString("Ask them to release it"));
  }

  @Test
  void the_commander_or_a_manager_hands_a_role_over_and_others_may_not() {
    givenAll(
            assign(Role.COMMANDER, RAVI, ROSA, Authority.RESPONDER),
            openedBy(TRIAGE),
            commanderIs(ROSA))
        .expectEvents(new RoleAssigned(ID, Role.COMMANDER, person(RAVI), ROSA, NOW));
    given(openedBy(TRIAGE), assign(Role.DEPUTY, RAVI, MINA, Authority.MANAGER))
        .expectEvents(new RoleAssigned(ID, Role.DEPUTY, person(RAVI), MINA, NOW));
    refused(
        given(openedBy(TRIAGE), assign(Role.DEPUTY, RAVI, ROSA, Authority.RESPONDER)),
        403,
        "not-commander");
  }

  @Test
  void wearing_a_hat_already_or_freeing_a_free_one_changes_nothing() {
    givenAll(
            assign(Role.COMMANDER, ROSA, ROSA, Authority.RESPONDER),
            openedBy(TRIAGE),
            commanderIs(ROSA))
        .expectNoEvents();
    given(openedBy(TRIAGE), new ReleaseRole(ID, Role.SCRIBE, RAVI, Authority.RESPONDER))
        .expectNoEvents();
  }

  @Test
  void a_role_is_released_by_its_holder_or_by_whoever_leads() {
    givenAll(
            new ReleaseRole(ID, Role.COMMANDER, ROSA, Authority.RESPONDER),
            openedBy(TRIAGE),
            commanderIs(ROSA))
        .expectEvents(new RoleReleased(ID, Role.COMMANDER, "rosa", ROSA, NOW));
    refused(
        givenAll(
            new ReleaseRole(ID, Role.COMMANDER, RAVI, Authority.RESPONDER),
            openedBy(TRIAGE),
            commanderIs(ROSA)),
        403,
        "not-commander");
  }

  @Test
  void a_note_is_kept_once_however_often_it_is_sent() {
    AddNote note = new AddNote(ID, "note-1", "Deploy 4711 was at 03:05", ROSA, Authority.RESPONDER);
    NoteAdded added = new NoteAdded(ID, "note-1", "Deploy 4711 was at 03:05", ROSA, NOW);
    given(openedBy(TRIAGE), note).expectEvents(added);
    givenAll(note, openedBy(TRIAGE), added).expectNoEvents();
  }

  @Test
  void an_empty_or_endless_note_is_refused() {
    for (String text : new String[] {null, " \n", "x".repeat(10_001)}) {
      refused(
          given(openedBy(TRIAGE), new AddNote(ID, "note-1", text, ROSA, Authority.RESPONDER)),
          422,
          "invalid-field");
    }
  }

  @Test
  void to_a_partner_what_others_declared_does_not_exist() {
    List<IncidentCommand> wishes =
        List.of(
            new Acknowledge(ID, "API", GLOBEX, Authority.PARTNER),
            new Resolve(ID, null, GLOBEX, Authority.PARTNER),
            new AddNote(ID, "n", "Hello?", GLOBEX, Authority.PARTNER),
            phase(Phase.CONTAINMENT, null, GLOBEX, Authority.PARTNER));
    for (IncidentCommand wish : wishes) {
      refused(given(openedBy(ACME), wish), 404, "not-found");
    }
  }

  @Test
  void a_partner_answers_and_writes_in_their_own_but_does_not_lead() {
    given(openedBy(ACME), new Acknowledge(ID, "API", ACME, Authority.PARTNER))
        .expectEvents(new Acknowledged(ID, "API", ACME, NOW));
    List<IncidentCommand> leading =
        List.of(
            phase(Phase.CONTAINMENT, null, ACME, Authority.PARTNER),
            new ChangeSeverity(ID, Severity.SEV1, "Worse", ACME, Authority.PARTNER),
            assign(Role.COMMANDER, ACME, ACME, Authority.PARTNER),
            new ReleaseRole(ID, Role.COMMANDER, ACME, Authority.PARTNER));
    for (IncidentCommand wish : leading) {
      refused(given(openedBy(ACME), wish), 403, "not-for-partners");
    }
  }

  private ResultValidator<Incident> given(IncidentEvent event, IncidentCommand wish) {
    return givenAll(wish, event);
  }

  private ResultValidator<Incident> givenAll(IncidentCommand wish, IncidentEvent... events) {
    return Incidents.fixture().given(List.of(events)).when(wish);
  }

  private static ResultValidator<Incident> refused(
      ResultValidator<Incident> result, int status, String slug) {
    return result
        .expectNoEvents()
        .expectException(
            Matchers.matches(
                thrown -> {
                  assertThat(thrown).isInstanceOf(Refused.class);
                  assertThat(((Refused) thrown).status()).isEqualTo(status);
                  assertThat(((Refused) thrown).slug()).isEqualTo(slug);
                  return true;
                }));
  }

  private static RoleAssigned commanderIs(Actor actor) {
    return new RoleAssigned(ID, Role.COMMANDER, person(actor), actor, NOW);
  }

  private static AssignRole assign(Role role, Actor to, Actor by, Authority authority) {
    return new AssignRole(ID, role, person(to), by, authority);
  }

  private static ChangePhase phase(Phase to, String reason, Actor by, Authority authority) {
    return new ChangePhase(ID, to, reason, by, authority);
  }

  private static PhaseChanged moved(
      Phase from, Phase to, PhaseMove move, List<Phase> skipped, String reason) {
    return new PhaseChanged(ID, from, to, move, skipped, reason, MINA, NOW);
  }

  private static Classification bad(Severity severity) {
    return new Classification(
        Impact.EXTENSIVE,
        Urgency.HIGH,
        severity,
        "matrix/3",
        List.of(Classification.Reason.tier("checkout", 1, Impact.EXTENSIVE)));
  }
}
