package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.ChangeSeverity;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.MarkDecision;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.IncidentCommand.Resolve;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkCommand.AttachAlerts;
import io.muster.contracts.incident.LinkCommand.DetachAlerts;
import io.muster.contracts.incident.LinkCommand.EndWithAlerts;
import io.muster.contracts.incident.LinkCommand.Link;
import io.muster.contracts.incident.LinkCommand.MarkDuplicate;
import io.muster.contracts.incident.LinkCommand.Unlink;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.incident.Deciding;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever people ask of an incident in whatever order, its history makes sense. */
class IncidentHistoryTest {

  private static final IncidentRef OTHER = new IncidentRef("inc-2", 8);

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
    LegalHistory.check(history.events);
    assertThat(history.replayed()).usingRecursiveComparison().isEqualTo(history.incident);
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
        case Reopen reopen -> incident.handle(reopen, CLOCK);
        case HandOverRole pass -> incident.handle(pass, CLOCK);
        case MarkDecision mark -> incident.handle(mark, CLOCK);
        case MomentCommand.Record say -> incident.handle(say, CLOCK);
        case MomentCommand.Withdraw back -> incident.handle(back, CLOCK);
        case AccessCommand.MakePrivate shut -> incident.handle(shut, CLOCK);
        case AccessCommand.MakePublic open -> incident.handle(open, CLOCK);
        case AccessCommand.Grant grant -> incident.handle(grant, CLOCK);
        case AccessCommand.Withdraw withdraw -> incident.handle(withdraw, CLOCK);
        case AffectedCommand.ChangeServices change -> incident.handle(change, CLOCK);
        case AffectedCommand.AffectParty affect -> incident.handle(affect, CLOCK);
        case AffectedCommand.ClearParty clear -> incident.handle(clear, CLOCK);
        case TaskCommand.Add add -> incident.handle(add, CLOCK);
        case TaskCommand.Assign assign -> incident.handle(assign, CLOCK);
        case TaskCommand.Change change -> incident.handle(change, CLOCK);
        case TaskCommand.Move move -> incident.handle(move, CLOCK);
        case AttachmentCommand.Attach attach -> incident.handle(attach, CLOCK);
        case AttachmentCommand.Withdraw withdraw -> incident.handle(withdraw, CLOCK);
        case Acknowledge acknowledge -> incident.handle(acknowledge, CLOCK);
        case IncidentCommand.LapseAcknowledgement lapse -> incident.handle(lapse, CLOCK);
        case Resolve resolve -> incident.handle(resolve, CLOCK);
        case ChangeSeverity change -> incident.handle(change, CLOCK);
        case Reclassify rule -> incident.handle(rule, CLOCK);
        case ChangePhase change -> incident.handle(change, CLOCK);
        case AssignRole assign -> incident.handle(assign, CLOCK);
        case ReleaseRole release -> incident.handle(release, CLOCK);
        case AddNote note -> incident.handle(note, CLOCK);
        case AttachAlerts attach -> incident.handle(attach, CLOCK);
        case DetachAlerts detach -> incident.handle(detach, CLOCK);
        case EndWithAlerts end -> incident.handle(end, CLOCK);
        case MarkDuplicate mark -> incident.handle(mark, CLOCK);
        case Link link -> incident.handle(link, CLOCK);
        case Unlink unlink -> incident.handle(unlink, CLOCK);
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
    Arbitrary<String> alertGroups = Arbitraries.of("g1", "g2", "g3");
    String id = Incidents.ID;
    Arbitrary<IncidentCommand> wish =
        Arbitraries.oneOf(
            askers.map(a -> new Acknowledge(id, "web", a.actor(), a.authority())),
            Combinators.combine(people, Arbitraries.integers().between(-1, 1))
                .as(
                    (person, seconds) ->
                        new IncidentCommand.LapseAcknowledgement(
                            id,
                            person.id(),
                            CLOCK.instant().plusSeconds(seconds),
                            Incidents.TRIAGE,
                            Authority.SYSTEM)),
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
            Combinators.combine(askers, alertGroups, Arbitraries.integers().between(1, 6))
                .as(
                    (a, group, move) ->
                        new AttachAlerts(
                            id, group, OTHER, move, null, a.actor(), Authority.SYSTEM)),
            Combinators.combine(alertGroups, Arbitraries.integers().between(1, 6))
                .as(
                    (group, move) ->
                        new DetachAlerts(
                            id, group, OTHER, move, Incidents.TRIAGE, Authority.SYSTEM)),
            Combinators.combine(askers, Arbitraries.of(LinkEvent.Kind.class), reasons)
                .as(
                    (a, kind, reason) ->
                        new Link(id, kind, OTHER, reason, a.actor(), a.authority())),
            Combinators.combine(askers, Arbitraries.of(LinkEvent.Kind.class), reasons)
                .as(
                    (a, kind, reason) ->
                        new Unlink(id, kind, OTHER.id(), reason, a.actor(), a.authority())),
            alertGroups
                .set()
                .map(over -> new EndWithAlerts(id, over, Incidents.TRIAGE, Authority.SYSTEM)),
            Combinators.combine(askers, alertGroups.set(), reasons)
                .as(
                    (a, over, reason) ->
                        new MarkDuplicate(id, OTHER, over, reason, a.actor(), a.authority())),
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
                .as(
                    (a, note, text) ->
                        new AddNote(id, note, text, text != null, text, a.actor(), a.authority())),
            Combinators.combine(askers, Arbitraries.of("n1", "n2", "n3"))
                .as((a, note) -> new MarkDecision(id, note, null, a.actor(), a.authority())),
            Combinators.combine(askers, Arbitraries.of(true, false), reasons)
                .as((a, page, reason) -> new Reopen(id, page, reason, a.actor(), a.authority())),
            Combinators.combine(askers, roles, people, people, reasons)
                .as(
                    (a, role, from, to, summary) ->
                        new HandOverRole(
                            id,
                            role,
                            from.id(),
                            Incidents.person(to),
                            summary,
                            a.actor(),
                            a.authority())),
            access(askers, reasons, people),
            moments(askers, reasons),
            affected(askers, reasons),
            tasks(askers, reasons, people),
            attachments(askers, reasons));
    return wish.list().ofMaxSize(60);
  }

  private static Arbitrary<IncidentCommand> access(
      Arbitrary<Asker> askers, Arbitrary<String> reasons, Arbitrary<Actor> people) {
    return Arbitraries.oneOf(
        Combinators.combine(askers, reasons, people.list().ofMaxSize(2))
            .as(
                (a, reason, who) ->
                    new AccessCommand.MakePrivate(
                        Incidents.ID,
                        who.stream().map(Incidents::person).toList(),
                        reason,
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, reasons)
            .as(
                (a, reason) ->
                    new AccessCommand.MakePublic(Incidents.ID, reason, a.actor(), a.authority())),
        Combinators.combine(askers, reasons, people)
            .as(
                (a, reason, who) ->
                    new AccessCommand.Grant(
                        Incidents.ID, Incidents.person(who), reason, a.actor(), a.authority())),
        Combinators.combine(askers, reasons, people)
            .as(
                (a, reason, who) ->
                    new AccessCommand.Withdraw(
                        Incidents.ID, who.id(), reason, a.actor(), a.authority())));
  }

  private static Arbitrary<IncidentCommand> moments(
      Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<Moment> which = Arbitraries.of(Moment.class);
    Arbitrary<Instant> times =
        Arbitraries.of(-90, -10, 0, 1, 60)
            .map(minutes -> Incidents.NOW.plusSeconds(60L * minutes))
            .injectNull(0.1);
    return Arbitraries.oneOf(
        Combinators.combine(askers, which, times, reasons)
            .as(
                (a, moment, at, reason) ->
                    new MomentCommand.Record(
                        Incidents.ID, moment, at, null, reason, a.actor(), a.authority())),
        Combinators.combine(askers, which, reasons)
            .as(
                (a, moment, reason) ->
                    new MomentCommand.Withdraw(
                        Incidents.ID, moment, reason, a.actor(), a.authority())));
  }

  private static Arbitrary<IncidentCommand> affected(
      Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<List<String>> services =
        Arbitraries.of("checkout", "payments", "search", " ").list().ofMaxSize(2);
    Arbitrary<String> parties = Arbitraries.of("p1", "p2");
    Arbitrary<Long> counts = Arbitraries.of(-1L, 5L, 1_200L).injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(askers, services, services, reasons)
            .as(
                (a, add, remove, reason) ->
                    new AffectedCommand.ChangeServices(
                        Incidents.ID, add, remove, reason, a.actor(), a.authority())),
        Combinators.combine(askers, parties, counts, Arbitraries.of(true, false), reasons)
            .as(
                (a, party, count, estimated, reason) ->
                    new AffectedCommand.AffectParty(
                        Incidents.ID,
                        party,
                        "Card payers",
                        count,
                        estimated,
                        reason,
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, parties, reasons)
            .as(
                (a, party, reason) ->
                    new AffectedCommand.ClearParty(
                        Incidents.ID, party, reason, a.actor(), a.authority())));
  }

  private static Arbitrary<IncidentCommand> tasks(
      Arbitrary<Asker> askers, Arbitrary<String> reasons, Arbitrary<Actor> people) {
    Arbitrary<String> ids = Arbitraries.of("t1", "t2", "t3", "t4");
    Arbitrary<List<String>> before = ids.list().ofMaxSize(2);
    Arbitrary<Actor> owners = people.injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(askers, ids, before, owners)
            .as(
                (a, task, first, owner) ->
                    new TaskCommand.Add(
                        Incidents.ID,
                        task,
                        "Task " + task,
                        null,
                        owner == null ? null : Incidents.person(owner),
                        null,
                        first,
                        TaskOrigin.person(),
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, ids, owners)
            .as(
                (a, task, owner) ->
                    new TaskCommand.Assign(
                        Incidents.ID,
                        task,
                        owner == null ? null : Incidents.person(owner),
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, ids, before)
            .as(
                (a, task, first) ->
                    new TaskCommand.Change(
                        Incidents.ID,
                        task,
                        "Task",
                        null,
                        Incidents.NOW,
                        first,
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, ids, Arbitraries.of(TaskState.class), reasons)
            .as(
                (a, task, to, reason) ->
                    new TaskCommand.Move(
                        Incidents.ID, task, to, reason, a.actor(), a.authority())));
  }

  private static Arbitrary<IncidentCommand> attachments(
      Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<String> ids = Arbitraries.of("a1", "a2", "a3");
    return Arbitraries.oneOf(
        Combinators.combine(askers, ids, Arbitraries.of("0a", "0b"))
            .as(
                (a, file, sha256) ->
                    new AttachmentCommand.Attach(
                        Incidents.ID,
                        file,
                        sha256,
                        "log.txt",
                        "text/plain",
                        7,
                        null,
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, ids, reasons)
            .as(
                (a, file, reason) ->
                    new AttachmentCommand.Withdraw(
                        Incidents.ID, file, reason, a.actor(), a.authority())));
  }
}
