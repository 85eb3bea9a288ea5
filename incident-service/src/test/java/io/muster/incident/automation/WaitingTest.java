package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleContent.Lasting;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.incident.automation.RuleFacts.Told;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Actor MINA = Actor.person("mina", "Mina");
  private static final Person ROSA = new Person("rosa", "Rosa");

  private long position;

  private RuleContent content;

  private Waiting waiting(RuleWhen when, Phase phase, Role role) {
    content = RuleContents.lasting(when, new Lasting(10, phase, role));
    return new Waiting(content);
  }

  /** What happens next; answers from which event on it is waited for, 0 for none. */
  private long after(Waiting waiting, IncidentEvent event) {
    position++;
    waiting.takeAll(List.of(new Told(event, position)));
    long since = waiting.since().map(Waiting.Since::position).orElse(0L);
    if (since == position) {
      assertThat(Waiting.mayBeginWith(content, event)).as("somebody is reminded of it").isTrue();
    }
    return since;
  }

  private static IncidentEvent note(Actor by) {
    return new NoteAdded("inc-1", "note-1", "Looking", by, NOW);
  }

  private static IncidentEvent moved(Phase from, Phase to) {
    return new PhaseChanged("inc-1", from, to, PhaseMove.ADVANCED, List.of(), null, MINA, NOW);
  }

  @Test
  void an_acknowledgement_is_waited_for_again_when_the_incident_is_reopened_or_it_lapses() {
    Waiting waiting = waiting(RuleWhen.NOT_ACKNOWLEDGED_FOR, null, null);
    assertThat(after(waiting, RuleContents.opened("inc-1", NOW))).isEqualTo(1);
    assertThat(after(waiting, note(MINA))).isEqualTo(1);
    assertThat(after(waiting, new Acknowledged("inc-1", null, MINA, NOW))).isZero();
    assertThat(after(waiting, new Resolved("inc-1", null, MINA, NOW))).isZero();
    assertThat(after(waiting, new Reopened("inc-1", 1, true, "It is back", MINA, NOW)))
        .isEqualTo(5);
    assertThat(after(waiting, new Acknowledged("inc-1", null, MINA, NOW))).isZero();
    assertThat(after(waiting, new AcknowledgementLapsed("inc-1", "mina", NOW, MINA, NOW)))
        .isEqualTo(7);
  }

  @Test
  void what_a_person_writes_begins_the_wait_for_an_update_anew_and_what_a_rule_writes_does_not() {
    Waiting waiting = waiting(RuleWhen.NO_UPDATE_FOR, null, null);
    after(waiting, RuleContents.opened("inc-1", NOW));
    assertThat(after(waiting, note(RuleActors.of("automation-rule-1", 1)))).isEqualTo(1);
    assertThat(after(waiting, note(MINA))).isEqualTo(3);
    assertThat(after(waiting, new Resolved("inc-1", null, MINA, NOW))).isZero();
  }

  @Test
  void a_phase_lasts_from_when_it_was_entered_last() {
    Waiting waiting = waiting(RuleWhen.PHASE_LASTS, Phase.CONTAINMENT, null);
    assertThat(after(waiting, RuleContents.opened("inc-1", NOW))).isZero();
    assertThat(after(waiting, moved(Phase.IDENTIFICATION, Phase.CONTAINMENT))).isEqualTo(2);
    assertThat(after(waiting, note(MINA))).isEqualTo(2);
    assertThat(after(waiting, moved(Phase.CONTAINMENT, Phase.ERADICATION))).isZero();
    assertThat(after(waiting, moved(Phase.ERADICATION, Phase.CONTAINMENT))).isEqualTo(5);
  }

  @Test
  void a_role_is_missing_until_somebody_has_it_and_from_when_it_was_given_back() {
    Waiting waiting = waiting(RuleWhen.ROLE_MISSING_FOR, null, Role.COMMANDER);
    assertThat(after(waiting, RuleContents.opened("inc-1", NOW))).isEqualTo(1);
    assertThat(after(waiting, new RoleAssigned("inc-1", Role.SCRIBE, ROSA, MINA, NOW)))
        .isEqualTo(1);
    assertThat(after(waiting, new RoleAssigned("inc-1", Role.COMMANDER, ROSA, MINA, NOW))).isZero();
    assertThat(after(waiting, new RoleReleased("inc-1", Role.COMMANDER, "rosa", MINA, NOW)))
        .isEqualTo(4);
    assertThat(after(waiting, moved(Phase.LESSONS_LEARNED, Phase.CLOSED))).isZero();
  }
}
