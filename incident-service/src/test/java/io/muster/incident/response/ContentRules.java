package io.muster.incident.response;

import static io.muster.incident.response.IncidentModel.NOTHING;
import static io.muster.incident.response.IncidentModel.REFUSED;
import static io.muster.incident.response.IncidentModel.blank;
import static io.muster.incident.response.IncidentRules.does;

import io.muster.contracts.Person;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.MarkCause;
import io.muster.contracts.incident.LinkCommand;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.TaskCommand;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comes of a command about what is written down in an incident, by the rules of {@link
 * IncidentModel}, for whoever may give it.
 */
record ContentRules(IncidentModel it, Instant now) {

  List<String> note(AddNote wish) {
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

  List<String> decision(String note) {
    if (it.decisions.contains(note)) {
      return NOTHING;
    }
    return it.notes.contains(note) ? does("DecisionMarked", () -> it.decisions.add(note)) : REFUSED;
  }

  List<String> cause(MarkCause wish) {
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

  List<String> noCause(String reason) {
    if (it.cause == null) {
      return NOTHING;
    }
    return blank(reason) ? REFUSED : does("CauseWithdrawn", () -> it.cause = null);
  }

  List<String> attach(AttachmentCommand.Attach wish) {
    if (it.files.containsKey(wish.attachmentId())) {
      return NOTHING;
    }
    return it.files.containsValue(wish.sha256())
        ? REFUSED
        : does("Added", () -> it.files.put(wish.attachmentId(), wish.sha256()));
  }

  List<String> withdraw(AttachmentCommand.Withdraw wish) {
    if (!it.files.containsKey(wish.attachmentId())) {
      return NOTHING;
    }
    return blank(wish.reason())
        ? REFUSED
        : does("Withdrawn", () -> it.files.remove(wish.attachmentId()));
  }

  List<String> moment(MomentCommand.Record wish) {
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

  List<String> noMoment(MomentCommand.Withdraw wish) {
    if (!it.moments.containsKey(wish.moment())) {
      return NOTHING;
    }
    return wish.moment() == Moment.DETECTED || blank(wish.reason())
        ? REFUSED
        : does("Corrected", () -> it.moments.remove(wish.moment()));
  }

  List<String> services(AffectedCommand.ChangeServices wish) {
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

  List<String> party(AffectedCommand.AffectParty wish) {
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

  List<String> noParty(AffectedCommand.ClearParty wish) {
    if (!it.parties.containsKey(wish.partyId())) {
      return NOTHING;
    }
    return blank(wish.reason())
        ? REFUSED
        : does("PartyCleared", () -> it.parties.remove(wish.partyId()));
  }

  List<String> task(TaskCommand wish) {
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

  List<String> alerts(LinkCommand.AttachAlerts wish) {
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

  List<String> noAlerts(LinkCommand.DetachAlerts wish) {
    if (!it.groups.contains(wish.groupId())
        || it.moves.getOrDefault(wish.groupId(), -1) >= wish.move()) {
      return NOTHING;
    }
    it.moves.put(wish.groupId(), wish.move());
    it.groups.remove(wish.groupId());
    return List.of("AlertsDetached");
  }

  List<String> link(LinkCommand.Link wish) {
    Set<String> there = it.links.computeIfAbsent(wish.kind(), kind -> new HashSet<>());
    if (there.contains(wish.to().id())) {
      return NOTHING;
    }
    return wish.kind() == LinkEvent.Kind.CHILD_OF && !there.isEmpty()
        ? REFUSED
        : does("Linked", () -> there.add(wish.to().id()));
  }

  List<String> unlink(LinkCommand.Unlink wish) {
    Set<String> there = it.links.getOrDefault(wish.kind(), Set.of());
    if (!there.contains(wish.otherId())) {
      return NOTHING;
    }
    return blank(wish.reason()) ? REFUSED : does("Unlinked", () -> there.remove(wish.otherId()));
  }
}
