package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.CriteriaAtHand;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Everything that can be asked of an incident, in any order.
 *
 * @param id of the incident
 * @param now about when it is asked
 */
record IncidentWishes(String id, Instant now) {

  private static final IncidentRef OTHER = new IncidentRef("inc-2", 8);
  private static final Arbitrary<IncidentRef> OTHERS =
      Arbitraries.of(OTHER, new IncidentRef("inc-3", 9));

  /** Who asks, and in what capacity. */
  record Asker(Actor actor, Authority authority) {}

  /** Anything, asked by one of these; rules ask for themselves. */
  Arbitrary<IncidentCommand> by(Asker... some) {
    Arbitrary<Asker> askers = Arbitraries.of(some);
    Arbitrary<String> reasons = Arbitraries.of("because", " ", "it came back").injectNull(0.2);
    Arbitrary<Role> roles = Arbitraries.of(Role.class);
    Arbitrary<Actor> people = Arbitraries.of(Incidents.ROSA, Incidents.RAVI, Incidents.MINA);
    Arbitrary<String> alertGroups = Arbitraries.of("g1", "g2", "g3");
    return Arbitraries.oneOf(
        Combinators.combine(askers, people.injectNull(0.5))
            .as((a, from) -> new Acknowledge(id, "web", idOf(from), a.actor(), a.authority())),
        Combinators.combine(people, Arbitraries.integers().between(-1, 1))
            .as(
                (person, hours) ->
                    new IncidentCommand.LapseAcknowledgement(
                        id,
                        person.id(),
                        now.plus(Duration.ofHours(hours)),
                        Incidents.TRIAGE,
                        Authority.SYSTEM)),
        Combinators.combine(askers, reasons)
            .as((a, reason) -> new Resolve(id, reason, a.actor(), a.authority())),
        Combinators.combine(askers, reasons, Arbitraries.of(Severity.class))
            .as((a, reason, to) -> new ChangeSeverity(id, to, reason, a.actor(), a.authority())),
        Arbitraries.of(Severity.class)
            .map(
                to ->
                    new Reclassify(
                        id,
                        new Classification(null, null, to, "matrix/1", List.of()),
                        Incidents.TRIAGE,
                        Authority.SYSTEM)),
        phases(askers, reasons),
        Combinators.combine(askers, roles, people)
            .as(
                (a, role, to) ->
                    new AssignRole(id, role, Incidents.person(to), a.actor(), a.authority())),
        Combinators.combine(askers, roles, people.injectNull(0.5))
            .as(
                (a, role, whose) ->
                    new ReleaseRole(id, role, idOf(whose), a.actor(), a.authority())),
        Combinators.combine(askers, alertGroups, Arbitraries.integers().between(1, 6))
            .as(
                (a, group, move) ->
                    new AttachAlerts(id, group, OTHER, move, null, a.actor(), Authority.SYSTEM)),
        Combinators.combine(alertGroups, Arbitraries.integers().between(1, 6))
            .as(
                (group, move) ->
                    new DetachAlerts(id, group, OTHER, move, Incidents.TRIAGE, Authority.SYSTEM)),
        Combinators.combine(askers, Arbitraries.of(LinkEvent.Kind.class), OTHERS, reasons)
            .as(
                (a, kind, other, reason) ->
                    new Link(id, kind, other, reason, a.actor(), a.authority())),
        Combinators.combine(askers, Arbitraries.of(LinkEvent.Kind.class), OTHERS, reasons)
            .as(
                (a, kind, other, reason) ->
                    new Unlink(id, kind, other.id(), reason, a.actor(), a.authority())),
        alertGroups
            .set()
            .map(over -> new EndWithAlerts(id, over, Incidents.TRIAGE, Authority.SYSTEM)),
        Combinators.combine(askers, OTHERS, alertGroups.set(), reasons)
            .as(
                (a, other, over, reason) ->
                    new MarkDuplicate(id, other, over, reason, a.actor(), a.authority())),
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
        Combinators.combine(askers, roles, people.injectNull(0.3), people, reasons)
            .as(
                (a, role, from, to, summary) ->
                    new HandOverRole(
                        id,
                        role,
                        idOf(from),
                        Incidents.person(to),
                        summary,
                        a.actor(),
                        a.authority())),
        access(askers, reasons, people),
        moments(askers, reasons),
        affected(askers, reasons),
        tasks(askers, reasons, people),
        attachments(askers, reasons));
  }

  private Arbitrary<IncidentCommand> access(
      Arbitrary<Asker> askers, Arbitrary<String> reasons, Arbitrary<Actor> people) {
    return Arbitraries.oneOf(
        Combinators.combine(askers, reasons, people.list().ofMaxSize(2))
            .as(
                (a, reason, who) ->
                    new AccessCommand.MakePrivate(
                        id,
                        who.stream().map(Incidents::person).toList(),
                        reason,
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, reasons)
            .as((a, reason) -> new AccessCommand.MakePublic(id, reason, a.actor(), a.authority())),
        Combinators.combine(askers, reasons, people)
            .as(
                (a, reason, who) ->
                    new AccessCommand.Grant(
                        id, Incidents.person(who), reason, a.actor(), a.authority())),
        Combinators.combine(askers, reasons, people)
            .as(
                (a, reason, who) ->
                    new AccessCommand.Withdraw(id, who.id(), reason, a.actor(), a.authority())));
  }

  private Arbitrary<IncidentCommand> moments(Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<Moment> which = Arbitraries.of(Moment.class);
    Arbitrary<Instant> times =
        Arbitraries.of(-90, -10, 0, 1, 60)
            .map(minutes -> now.plusSeconds(60L * minutes))
            .injectNull(0.1);
    return Arbitraries.oneOf(
        Combinators.combine(askers, which, times, reasons)
            .as(
                (a, moment, at, reason) ->
                    new MomentCommand.Record(
                        id, moment, at, null, reason, a.actor(), a.authority())),
        Combinators.combine(askers, which, reasons)
            .as(
                (a, moment, reason) ->
                    new MomentCommand.Withdraw(id, moment, reason, a.actor(), a.authority())));
  }

  private Arbitrary<IncidentCommand> affected(Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<List<String>> services =
        Arbitraries.of("checkout", "payments", "search", " ").list().ofMaxSize(2);
    Arbitrary<String> parties = Arbitraries.of("p1", "p2");
    Arbitrary<Long> counts = Arbitraries.of(-1L, 5L, 1_200L).injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(askers, services, services, reasons)
            .as(
                (a, add, remove, reason) ->
                    new AffectedCommand.ChangeServices(
                        id, add, remove, reason, a.actor(), a.authority())),
        Combinators.combine(askers, parties, counts, Arbitraries.of(true, false), reasons)
            .as(
                (a, party, count, estimated, reason) ->
                    new AffectedCommand.AffectParty(
                        id,
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
                    new AffectedCommand.ClearParty(id, party, reason, a.actor(), a.authority())));
  }

  private Arbitrary<IncidentCommand> tasks(
      Arbitrary<Asker> askers, Arbitrary<String> reasons, Arbitrary<Actor> people) {
    Arbitrary<String> ids = Arbitraries.of("t1", "t2", "t3", "t4");
    Arbitrary<List<String>> before = ids.list().ofMaxSize(2);
    Arbitrary<Actor> owners = people.injectNull(0.3);
    return Arbitraries.oneOf(
        Combinators.combine(askers, ids, before, owners)
            .as(
                (a, task, first, owner) ->
                    new TaskCommand.Add(
                        id,
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
                        id,
                        task,
                        owner == null ? null : Incidents.person(owner),
                        a.actor(),
                        a.authority())),
        Combinators.combine(askers, ids, before)
            .as(
                (a, task, first) ->
                    new TaskCommand.Change(
                        id, task, "Task", null, now, first, a.actor(), a.authority())),
        Combinators.combine(askers, ids, Arbitraries.of(TaskState.class), reasons)
            .as(
                (a, task, to, reason) ->
                    new TaskCommand.Move(id, task, to, reason, a.actor(), a.authority())));
  }

  private Arbitrary<IncidentCommand> attachments(
      Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<String> ids = Arbitraries.of("a1", "a2", "a3");
    return Arbitraries.oneOf(
        Combinators.combine(askers, ids, Arbitraries.of("0a", "0b"))
            .as(
                (a, file, sha256) ->
                    new AttachmentCommand.Attach(
                        id,
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
                    new AttachmentCommand.Withdraw(id, file, reason, a.actor(), a.authority())));
  }

  private Arbitrary<IncidentCommand> phases(Arbitrary<Asker> askers, Arbitrary<String> reasons) {
    Arbitrary<CriteriaAtHand> criteria =
        Arbitraries.of(Phase.class)
            .map(
                phase ->
                    new CriteriaAtHand(
                        "plan-1", 1, List.of(new CriteriaAtHand.Open("c1", phase, "It is known"))))
            .injectNull(0.5);
    return Combinators.combine(askers, Arbitraries.of(Phase.class), reasons, criteria, reasons)
        .as(
            (a, to, reason, open, override) ->
                new ChangePhase(id, to, reason, open, override, a.actor(), a.authority()));
  }

  private static String idOf(Actor actor) {
    return actor == null ? null : actor.id();
  }
}
