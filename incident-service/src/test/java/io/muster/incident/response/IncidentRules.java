package io.muster.incident.response;

import static io.muster.incident.response.IncidentModel.NOTHING;
import static io.muster.incident.response.IncidentModel.REFUSED;
import static io.muster.incident.response.IncidentModel.blank;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessCommand;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.Acknowledge;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.LapseAcknowledgement;
import io.muster.contracts.incident.IncidentCommand.MarkCause;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.LinkCommand;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.TaskCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What comes of one command, by the rules of {@link IncidentModel}. */
record IncidentRules(IncidentModel it, IncidentCommand command, Instant now) {

  List<String> decide() {
    return switch (command) {
      case IncidentCommand.Open _ -> NOTHING;
      case Acknowledge wish -> visible() ? acknowledge(wish) : REFUSED;
      case LapseAcknowledgement wish -> lapse(wish);
      case IncidentCommand.Resolve _ -> visible() ? end() : REFUSED;
      case Reopen wish -> visible() ? reopen(wish) : REFUSED;
      case IncidentCommand.ChangeSeverity wish -> lead() ? severity(wish) : REFUSED;
      case Reclassify wish -> reclassify(wish);
      case ChangePhase wish -> lead() ? phase(wish) : REFUSED;
      case AssignRole wish -> us() ? assign(wish) : REFUSED;
      case HandOverRole wish -> us() ? handOver(wish) : REFUSED;
      case ReleaseRole wish -> us() ? release(wish) : REFUSED;
      case AddNote wish -> visible() ? note(wish) : REFUSED;
      case IncidentCommand.MarkDecision wish -> visible() ? decision(wish.noteId()) : REFUSED;
      case MarkCause wish -> us() ? cause(wish) : REFUSED;
      case IncidentCommand.WithdrawCause wish -> us() ? noCause(wish.reason()) : REFUSED;
      case AttachmentCommand.Attach wish -> visible() ? attach(wish) : REFUSED;
      case AttachmentCommand.Withdraw wish -> us() ? withdraw(wish) : REFUSED;
      case MomentCommand.Record wish -> us() ? moment(wish) : REFUSED;
      case MomentCommand.Withdraw wish -> us() ? noMoment(wish) : REFUSED;
      case AffectedCommand.ChangeServices wish -> us() ? services(wish) : REFUSED;
      case AffectedCommand.AffectParty wish -> us() ? party(wish) : REFUSED;
      case AffectedCommand.ClearParty wish -> us() ? noParty(wish) : REFUSED;
      case TaskCommand wish -> visible() && it.phase != Phase.CLOSED ? task(wish) : REFUSED;
      case LinkCommand.AttachAlerts wish -> alerts(wish);
      case LinkCommand.DetachAlerts wish -> noAlerts(wish);
      case LinkCommand.EndWithAlerts wish ->
          it.openedByAlerts && wish.over().containsAll(it.groups) ? end() : NOTHING;
      case LinkCommand.MarkDuplicate wish -> us() ? duplicate(wish) : REFUSED;
      case LinkCommand.Link wish -> us() ? link(wish) : REFUSED;
      case LinkCommand.Unlink wish -> us() ? unlink(wish) : REFUSED;
      case AccessCommand.MakePrivate wish -> lead() ? shut(wish) : REFUSED;
      case AccessCommand.MakePublic wish -> lead() ? open(wish) : REFUSED;
      case AccessCommand.Grant wish -> grant(wish);
      case AccessCommand.Withdraw wish -> lead() ? shutOut(wish) : REFUSED;
    };
  }

  private boolean visible() {
    return it.exists(command.by(), command.authority());
  }

  private boolean us() {
    return visible() && command.authority() != Authority.PARTNER;
  }

  private boolean lead() {
    return us() && it.leads(command.by(), command.authority());
  }

  private boolean manages() {
    return command.authority() == Authority.MANAGER || command.authority() == Authority.SYSTEM;
  }

  private boolean isOrLeads(String person) {
    return lead() || command.by().id().equals(person);
  }

  private static List<String> does(String event, Runnable what) {
    what.run();
    return List.of(event);
  }

  private List<String> acknowledge(Acknowledge wish) {
    String by = wish.by().id();
    boolean taken = it.state.equals("ACKNOWLEDGED") && it.phase != Phase.CLOSED;
    boolean handed =
        taken && it.takenBy != null && it.takenBy.equals(wish.from()) && !it.takenBy.equals(by);
    if (!it.state.equals("TRIGGERED") && !handed) {
      return NOTHING;
    }
    it.state = "ACKNOWLEDGED";
    it.takenBy = by;
    return List.of("Acknowledged");
  }

  private List<String> lapse(LapseAcknowledgement wish) {
    boolean taken = it.state.equals("ACKNOWLEDGED") && it.phase != Phase.CLOSED;
    if (!taken || !wish.personId().equals(it.takenBy) || it.heardAt.isAfter(wish.askedAt())) {
      return NOTHING;
    }
    it.state = "TRIGGERED";
    it.takenBy = null;
    return List.of("AcknowledgementLapsed");
  }

  private List<String> end() {
    return it.state.equals("RESOLVED") ? NOTHING : does("Resolved", () -> it.state = "RESOLVED");
  }

  private List<String> reopen(Reopen wish) {
    if (!it.isOver()) {
      return NOTHING;
    }
    boolean closed = it.phase == Phase.CLOSED;
    if (closed && !manages() || blank(wish.reason())) {
      return REFUSED;
    }
    it.state = wish.page() ? "TRIGGERED" : "ACKNOWLEDGED";
    it.takenBy = wish.page() ? null : wish.by().id();
    it.duplicateOf = null;
    if (!closed) {
      return List.of("Reopened");
    }
    it.phase = it.closedIn;
    return List.of("PhaseChanged", "Reopened");
  }

  private List<String> severity(IncidentCommand.ChangeSeverity wish) {
    if (wish.to() == it.severity) {
      return NOTHING;
    }
    if (it.phase == Phase.CLOSED || blank(wish.reason())) {
      return REFUSED;
    }
    it.severity = wish.to();
    it.severityBySomebody |= wish.by().kind() != Actor.Kind.SYSTEM;
    return List.of("SeverityChanged");
  }

  private List<String> reclassify(Reclassify wish) {
    boolean worse = wish.classification().severity().ordinal() < it.severity.ordinal();
    return it.severityBySomebody || it.isOver() || !worse
        ? NOTHING
        : does("SeverityChanged", () -> it.severity = wish.classification().severity());
  }

  private List<String> phase(ChangePhase wish) {
    if (wish.to() == it.phase) {
      return NOTHING;
    }
    boolean isNext = wish.to().ordinal() == it.phase.ordinal() + 1;
    boolean criteriaOpen =
        wish.criteria() != null
            && wish.criteria().open().stream()
                .map(CriteriaAtHand.Open::phase)
                .anyMatch(
                    left ->
                        left.ordinal() >= it.phase.ordinal()
                            && left.ordinal() < wish.to().ordinal());
    if (it.phase == Phase.CLOSED && !manages()
        || !isNext && blank(wish.reason())
        || criteriaOpen && blank(wish.overrideReason())) {
      return REFUSED;
    }
    if (wish.to() == Phase.CLOSED) {
      it.closedIn = it.phase;
    }
    it.phase = wish.to();
    return criteriaOpen ? List.of("CriteriaOverridden", "PhaseChanged") : List.of("PhaseChanged");
  }

  private List<String> assign(AssignRole wish) {
    String person = wish.person().id();
    if (!isOrLeads(person)) {
      return REFUSED;
    }
    if (it.has(wish.role(), person)) {
      return it.involving(NOTHING, person);
    }
    boolean taken = wish.role() != Role.SUBJECT_EXPERT && it.only(wish.role()) != null;
    if (it.phase == Phase.CLOSED || taken && !lead()) {
      return REFUSED;
    }
    it.give(wish.role(), person);
    return it.involving(List.of("RoleAssigned"), person);
  }

  private List<String> handOver(HandOverRole wish) {
    String from = wish.fromId() == null ? it.only(wish.role()) : wish.fromId();
    String to = wish.to().id();
    if (it.has(wish.role(), to) && !it.has(wish.role(), from)) {
      return it.involving(NOTHING, to);
    }
    if (it.phase == Phase.CLOSED
        || !it.has(wish.role(), from)
        || from.equals(to)
        || !isOrLeads(from)
        || blank(wish.summary())) {
      return REFUSED;
    }
    it.free(wish.role(), from);
    it.give(wish.role(), to);
    return it.involving(List.of("RoleHandedOver"), to);
  }

  private List<String> release(ReleaseRole wish) {
    String holder = wish.personId() == null ? it.only(wish.role()) : wish.personId();
    if (!it.has(wish.role(), holder)) {
      return NOTHING;
    }
    return isOrLeads(holder) ? does("RoleReleased", () -> it.free(wish.role(), holder)) : REFUSED;
  }

  private List<String> note(AddNote wish) {
    if (it.notes.contains(wish.noteId())) {
      return NOTHING;
    }
    if (blank(wish.text())) {
      return REFUSED;
    }
    it.notes.add(wish.noteId());
    if (!wish.decides()) {
      return List.of("NoteAdded");
    }
    it.decisions.add(wish.noteId());
    return List.of("NoteAdded", "DecisionMarked");
  }

  private List<String> decision(String note) {
    if (it.decisions.contains(note)) {
      return NOTHING;
    }
    return it.notes.contains(note) ? does("DecisionMarked", () -> it.decisions.add(note)) : REFUSED;
  }

  private List<String> cause(MarkCause wish) {
    if (blank(wish.reason())) {
      return REFUSED;
    }
    if (wish.kind() == it.cause && wish.reason().strip().equals(it.causeReason)) {
      return NOTHING;
    }
    it.cause = wish.kind();
    it.causeReason = wish.reason().strip();
    return List.of("CauseMarked");
  }

  private List<String> noCause(String reason) {
    if (it.cause == null) {
      return NOTHING;
    }
    return blank(reason) ? REFUSED : does("CauseWithdrawn", () -> it.cause = null);
  }

  private List<String> attach(AttachmentCommand.Attach wish) {
    if (it.files.containsKey(wish.attachmentId())) {
      return NOTHING;
    }
    return it.files.containsValue(wish.sha256())
        ? REFUSED
        : does("Added", () -> it.files.put(wish.attachmentId(), wish.sha256()));
  }

  private List<String> withdraw(AttachmentCommand.Withdraw wish) {
    if (!it.files.containsKey(wish.attachmentId())) {
      return NOTHING;
    }
    return blank(wish.reason())
        ? REFUSED
        : does("Withdrawn", () -> it.files.remove(wish.attachmentId()));
  }

  private List<String> moment(MomentCommand.Record wish) {
    if (wish.value() == null || IncidentModel.isTooLate(wish.value(), now)) {
      return REFUSED;
    }
    if (wish.value().equals(it.moments.get(wish.moment()))) {
      return NOTHING;
    }
    boolean again = it.momentsSaid.contains(wish.moment());
    if (again && blank(wish.reason())) {
      return REFUSED;
    }
    it.momentsSaid.add(wish.moment());
    it.moments.put(wish.moment(), wish.value());
    return List.of(again ? "Corrected" : "Recorded");
  }

  private List<String> noMoment(MomentCommand.Withdraw wish) {
    if (!it.moments.containsKey(wish.moment())) {
      return NOTHING;
    }
    return wish.moment() == Moment.DETECTED || blank(wish.reason())
        ? REFUSED
        : does("Corrected", () -> it.moments.remove(wish.moment()));
  }

  private List<String> services(AffectedCommand.ChangeServices wish) {
    if (wish.add().stream().anyMatch(IncidentModel::blank)
        || wish.remove().stream().anyMatch(IncidentModel::blank)) {
      return REFUSED;
    }
    Set<String> add = new TreeSet<>(wish.add());
    add.removeAll(it.services);
    Set<String> remove = new TreeSet<>(wish.remove());
    remove.retainAll(it.services);
    if (add.isEmpty() && remove.isEmpty()) {
      return NOTHING;
    }
    boolean both = add.stream().anyMatch(wish.remove()::contains);
    if (both || !remove.isEmpty() && blank(wish.reason())) {
      return REFUSED;
    }
    it.services.addAll(add);
    it.services.removeAll(remove);
    return List.of("ServicesChanged");
  }

  private List<String> party(AffectedCommand.AffectParty wish) {
    if (wish.count() == null ? wish.estimated() : wish.count() < 1) {
      return REFUSED;
    }
    String said = wish.count() + " " + wish.estimated();
    String before = it.parties.get(wish.partyId());
    if (said.equals(before)) {
      return NOTHING;
    }
    return before != null && blank(wish.reason())
        ? REFUSED
        : does("PartyAffected", () -> it.parties.put(wish.partyId(), said));
  }

  private List<String> noParty(AffectedCommand.ClearParty wish) {
    if (!it.parties.containsKey(wish.partyId())) {
      return NOTHING;
    }
    return blank(wish.reason())
        ? REFUSED
        : does("PartyCleared", () -> it.parties.remove(wish.partyId()));
  }

  private List<String> task(TaskCommand wish) {
    IncidentModel.Task task = it.tasks.get(wish.taskId());
    if (wish instanceof TaskCommand.Add add) {
      return it.involving(task == null ? add(add) : NOTHING, id(add.owner()));
    }
    if (task == null) {
      return REFUSED;
    }
    return switch (wish) {
      case TaskCommand.Add _ -> NOTHING;
      case TaskCommand.Assign assign -> {
        String owner = id(assign.owner());
        boolean same = owner == null ? task.owner == null : owner.equals(task.owner);
        task.owner = owner;
        yield it.involving(same ? NOTHING : List.of("Assigned"), owner);
      }
      case TaskCommand.Change change -> change(task, change);
      case TaskCommand.Move move -> move(task, move);
    };
  }

  private static String id(Person person) {
    return person == null ? null : person.id();
  }

  private List<String> add(TaskCommand.Add wish) {
    if (!it.tasks.keySet().containsAll(wish.dependsOn())) {
      return REFUSED;
    }
    IncidentModel.Task task = new IncidentModel.Task();
    task.text = wish.title() + wish.due();
    task.owner = id(wish.owner());
    task.after = wish.dependsOn().stream().distinct().toList();
    it.tasks.put(wish.taskId(), task);
    return List.of("Added");
  }

  private List<String> change(IncidentModel.Task task, TaskCommand.Change wish) {
    boolean wrong =
        wish.dependsOn().stream()
            .anyMatch(
                first ->
                    first.equals(wish.taskId())
                        || !it.tasks.containsKey(first)
                        || it.waitsFor(first, wish.taskId()));
    if (wrong) {
      return REFUSED;
    }
    String text = wish.title() + wish.due();
    List<String> after = wish.dependsOn().stream().distinct().toList();
    boolean same = task.text.equals(text) && task.after.equals(after);
    task.text = text;
    task.after = after;
    return same ? NOTHING : List.of("Changed");
  }

  private List<String> move(IncidentModel.Task task, TaskCommand.Move wish) {
    String to = wish.to().name();
    if (to.equals(task.state)) {
      return NOTHING;
    }
    boolean waits =
        to.equals("DONE") && task.after.stream().anyMatch(first -> !it.tasks.get(first).isOver());
    boolean needsReason = waits || to.equals("DROPPED") || task.isOver();
    return needsReason && blank(wish.reason()) ? REFUSED : does("Moved", () -> task.state = to);
  }

  private List<String> alerts(LinkCommand.AttachAlerts wish) {
    if (it.moves.getOrDefault(wish.groupId(), -1) >= wish.move()) {
      return NOTHING;
    }
    if (it.isOver()) {
      return REFUSED;
    }
    it.moves.put(wish.groupId(), wish.move());
    it.groups.add(wish.groupId());
    return List.of("AlertsAttached");
  }

  private List<String> noAlerts(LinkCommand.DetachAlerts wish) {
    if (!it.groups.contains(wish.groupId())
        || it.moves.getOrDefault(wish.groupId(), -1) >= wish.move()) {
      return NOTHING;
    }
    it.moves.put(wish.groupId(), wish.move());
    it.groups.remove(wish.groupId());
    return List.of("AlertsDetached");
  }

  private List<String> duplicate(LinkCommand.MarkDuplicate wish) {
    boolean firing = !wish.over().containsAll(it.groups);
    if (wish.of().id().equals(it.duplicateOf)) {
      return NOTHING;
    }
    if (it.duplicateOf != null || firing) {
      return wish.authority() == Authority.SYSTEM ? NOTHING : REFUSED;
    }
    it.duplicateOf = wish.of().id();
    List<String> events = new ArrayList<>(List.of("DuplicateMarked"));
    events.addAll(end());
    return events;
  }

  private List<String> link(LinkCommand.Link wish) {
    Set<String> there = it.links.computeIfAbsent(wish.kind(), kind -> new HashSet<>());
    if (there.contains(wish.to().id())) {
      return NOTHING;
    }
    return wish.kind() == LinkEvent.Kind.CHILD_OF && !there.isEmpty()
        ? REFUSED
        : does("Linked", () -> there.add(wish.to().id()));
  }

  private List<String> unlink(LinkCommand.Unlink wish) {
    Set<String> there = it.links.getOrDefault(wish.kind(), Set.of());
    if (!there.contains(wish.otherId())) {
      return NOTHING;
    }
    return blank(wish.reason()) ? REFUSED : does("Unlinked", () -> there.remove(wish.otherId()));
  }

  private List<String> shut(AccessCommand.MakePrivate wish) {
    if (it.isPrivate) {
      return NOTHING;
    }
    if (blank(wish.reason())) {
      return REFUSED;
    }
    it.isPrivate = true;
    List<String> events = List.of("MadePrivate");
    if (wish.by().kind() == Actor.Kind.PERSON) {
      events = it.involving(events, wish.by().id());
    }
    for (Person person : wish.people()) {
      events = it.involving(events, person.id());
    }
    for (Set<String> people : it.roles.values()) {
      for (String person : people) {
        events = it.involving(events, person);
      }
    }
    return events;
  }

  private List<String> open(AccessCommand.MakePublic wish) {
    if (!it.isPrivate) {
      return NOTHING;
    }
    if (blank(wish.reason())) {
      return REFUSED;
    }
    it.isPrivate = false;
    it.named.clear();
    return List.of("MadePublic");
  }

  private List<String> grant(AccessCommand.Grant wish) {
    boolean letsItselfIn =
        it.isPrivate
            && wish.authority() == Authority.MANAGER
            && wish.by().id().equals(wish.person().id())
            && !blank(wish.reason());
    if (!letsItselfIn && !us()) {
      return REFUSED;
    }
    if (!it.isPrivate) {
      return wish.authority() == Authority.SYSTEM ? NOTHING : REFUSED;
    }
    return it.involving(NOTHING, wish.person().id());
  }

  private List<String> shutOut(AccessCommand.Withdraw wish) {
    if (!it.named.contains(wish.personId())) {
      return NOTHING;
    }
    return it.hasAnyRole(wish.personId()) || it.named.size() == 1 || blank(wish.reason())
        ? REFUSED
        : does("AccessWithdrawn", () -> it.named.remove(wish.personId()));
  }
}
