package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people ask of an incident in whatever order, its history makes sense. */
class IncidentHistoryTest {

  private static final Clock CLOCK = Clock.fixed(Incidents.NOW, ZoneOffset.UTC);

  @Property(tries = 500)
  void every_history_is_legal_and_replaying_it_gives_the_same_incident(
      @ForAll("wishes") List<IncidentCommand> wishes) {
    History history = new History();
    history.give(Incidents.open("Checkout fails", Incidents.ACME, Authority.PARTNER));
    for (IncidentCommand wish : wishes) {
      history.give(wish);
      int before = history.events.size();
      history.give(wish);
      assertThat(history.events).as("repeating %s", wish).hasSize(before);
    }
    legal(history.events);
    assertThat(history.replayed()).usingRecursiveComparison().isEqualTo(history.incident);
  }

  private static void legal(List<IncidentEvent> events) {
    Phase phase = Phase.IDENTIFICATION;
    Severity severity = Severity.SEV2;
    Map<Role, String> holders = new EnumMap<>(Role.class);
    Set<String> once = new HashSet<>();
    boolean resolved = false;
    boolean severityBySomebody = false;
    for (IncidentEvent event : events) {
      switch (event) {
        case IncidentEvent.Opened opened -> {
          assertThat(once.add("opened")).isTrue();
          severityBySomebody = opened.by().kind() != Actor.Kind.SYSTEM;
        }
        case IncidentEvent.Acknowledged acknowledged -> {
          assertThat(resolved).isFalse();
          assertThat(once.add("acknowledged")).isTrue();
        }
        case Resolved over -> {
          assertThat(resolved).isFalse();
          resolved = true;
        }
        case SeverityChanged changed -> {
          assertThat(changed.from()).isEqualTo(severity).isNotEqualTo(changed.to());
          assertThat(changed.reason()).isNotBlank();
          if (changed.classification() != null) {
            assertThat(changed.to().worseThan(changed.from())).isTrue();
            assertThat(severityBySomebody || resolved || phase == Phase.CLOSED).isFalse();
          }
          severity = changed.to();
          severityBySomebody |= changed.by().kind() != Actor.Kind.SYSTEM;
        }
        case PhaseChanged changed -> {
          assertThat(changed.from()).isEqualTo(phase).isNotEqualTo(changed.to());
          legal(changed);
          phase = changed.to();
        }
        case RoleAssigned assigned -> {
          assertThat(holders.get(assigned.role())).isNotEqualTo(assigned.person().id());
          holders.put(assigned.role(), assigned.person().id());
        }
        case RoleReleased released ->
            assertThat(holders.remove(released.role())).isEqualTo(released.personId());
        case IncidentEvent.NoteAdded note -> assertThat(once.add(note.noteId())).isTrue();
        case IncidentEvent.CauseMarked marked -> {
          assertThat(marked.reason()).isNotBlank();
          once.add("cause");
        }
        case IncidentEvent.CauseWithdrawn withdrawn ->
            assertThat(once.remove("cause")).as("there was one").isTrue();
      }
      if (event instanceof PhaseChanged || event instanceof SeverityChanged) {
        assertThat(event.by().kind() == Actor.Kind.CLIENT).isFalse();
      }
    }
  }

  private static void legal(PhaseChanged changed) {
    int distance = changed.to().ordinal() - changed.from().ordinal();
    assertThat(changed.move())
        .isEqualTo(
            distance == 1
                ? PhaseMove.ADVANCED
                : distance < 0 ? PhaseMove.RETURNED : PhaseMove.SKIPPED);
    assertThat(changed.skipped()).hasSize(Math.max(0, distance - 1));
    if (changed.move() != PhaseMove.ADVANCED) {
      assertThat(changed.reason()).isNotBlank();
    }
  }

  /** An incident and the events it has led to, recorded by the aggregate's own handlers. */
  private static final class History {
    private final Incident incident = new Incident();
    private final List<IncidentEvent> events = new ArrayList<>();

    void give(IncidentCommand command) {
      try {
        Deciding.by(
            fact -> {
              IncidentEvent event = (IncidentEvent) fact;
              events.add(event);
              incident.on(event);
            },
            () -> handle(command));
      } catch (Refused refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }

    private void handle(IncidentCommand command) {
      switch (command) {
        case IncidentCommand.Open open -> incident.handle(open, CLOCK);
        case Acknowledge acknowledge -> incident.handle(acknowledge, CLOCK);
        case Resolve resolve -> incident.handle(resolve, CLOCK);
        case ChangeSeverity change -> incident.handle(change, CLOCK);
        case Reclassify rule -> incident.handle(rule, CLOCK);
        case ChangePhase change -> incident.handle(change, CLOCK);
        case AssignRole assign -> incident.handle(assign, CLOCK);
        case ReleaseRole release -> incident.handle(release, CLOCK);
        case AddNote note -> incident.handle(note, CLOCK);
        case IncidentCommand.MarkCause mark -> incident.handle(mark, CLOCK);
        case IncidentCommand.WithdrawCause withdraw -> incident.handle(withdraw, CLOCK);
      }
    }

    Incident replayed() {
      Incident fresh = new Incident();
      events.forEach(fresh::on);
      return fresh;
    }
  }

  private record Asker(Actor actor, Authority authority) {}

  @Provide
  Arbitrary<List<IncidentCommand>> wishes() {
    Arbitrary<Asker> askers =
        Arbitraries.of(
            new Asker(Incidents.ROSA, Authority.RESPONDER),
            new Asker(Incidents.RAVI, Authority.RESPONDER),
            new Asker(Incidents.MINA, Authority.MANAGER),
            new Asker(Incidents.ACME, Authority.PARTNER),
            new Asker(Incidents.GLOBEX, Authority.PARTNER),
            new Asker(Incidents.TRIAGE, Authority.SYSTEM));
    Arbitrary<String> reasons = Arbitraries.of("because", " ", "it came back").injectNull(0.2);
    Arbitrary<Role> roles = Arbitraries.of(Role.class);
    Arbitrary<Actor> people = Arbitraries.of(Incidents.ROSA, Incidents.RAVI, Incidents.MINA);
    String id = Incidents.ID;
    Arbitrary<IncidentCommand> wish =
        Arbitraries.oneOf(
            askers.map(a -> new Acknowledge(id, "web", a.actor(), a.authority())),
            Combinators.combine(askers, reasons)
                .as((a, reason) -> new Resolve(id, reason, a.actor(), a.authority())),
            Combinators.combine(askers, reasons, Arbitraries.of(Severity.class))
                .as(
                    (a, reason, to) ->
                        new ChangeSeverity(id, to, reason, a.actor(), a.authority())),
            Arbitraries.of(Severity.class)
                .map(
                    to ->
                        new Reclassify(
                            id,
                            new Classification(null, null, to, "matrix/1", List.of()),
                            Incidents.TRIAGE,
                            Authority.SYSTEM)),
            Combinators.combine(askers, reasons, Arbitraries.of(Phase.class))
                .as((a, reason, to) -> new ChangePhase(id, to, reason, a.actor(), a.authority())),
            Combinators.combine(askers, roles, people)
                .as(
                    (a, role, to) ->
                        new AssignRole(id, role, Incidents.person(to), a.actor(), a.authority())),
            Combinators.combine(askers, roles)
                .as((a, role) -> new ReleaseRole(id, role, a.actor(), a.authority())),
            Combinators.combine(askers, reasons, Arbitraries.of(CauseKind.class))
                .as(
                    (a, reason, kind) ->
                        new IncidentCommand.MarkCause(
                            id, kind, "c", null, "db", "it", reason, a.actor(), a.authority())),
            Combinators.combine(askers, reasons)
                .as(
                    (a, reason) ->
                        new IncidentCommand.WithdrawCause(id, reason, a.actor(), a.authority())),
            Combinators.combine(askers, Arbitraries.of("n1", "n2", "n3"), reasons)
                .as((a, note, text) -> new AddNote(id, note, text, a.actor(), a.authority())));
    return wish.list().ofMaxSize(40);
  }
}
