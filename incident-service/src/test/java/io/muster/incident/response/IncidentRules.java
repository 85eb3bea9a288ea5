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
import io.muster.contracts.incident.IncidentCommand.MarkDecision;
import io.muster.contracts.incident.IncidentCommand.Reclassify;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentCommand.Reopen;
import io.muster.contracts.incident.LinkCommand;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.TaskCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What comes of one command, by the rules of {@link IncidentModel}. */
record IncidentRules(IncidentModel it, IncidentCommand command, Instant now) {

  List<String> decide() {
    ContentRules content = new ContentRules(it, now);
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
      case AddNote wish -> visible() ? content.note(wish) : REFUSED;
      case MarkDecision wish -> visible() ? content.decision(wish.noteId()) : REFUSED;
      case MarkCause wish -> us() ? content.cause(wish) : REFUSED;
      case IncidentCommand.WithdrawCause wish -> us() ? content.noCause(wish.reason()) : REFUSED;
      case AttachmentCommand.Attach wish -> visible() ? content.attach(wish) : REFUSED;
      case AttachmentCommand.Withdraw wish -> us() ? content.withdraw(wish) : REFUSED;
      case MomentCommand.Record wish -> us() ? content.moment(wish) : REFUSED;
      case MomentCommand.Withdraw wish -> us() ? content.noMoment(wish) : REFUSED;
      case AffectedCommand.ChangeServices wish -> us() ? content.services(wish) : REFUSED;
      case AffectedCommand.AffectParty wish -> us() ? content.party(wish) : REFUSED;
      case AffectedCommand.ClearParty wish -> us() ? content.noParty(wish) : REFUSED;
      case TaskCommand wish -> visible() && it.phase != Phase.CLOSED ? content.task(wish) : REFUSED;
      case LinkCommand.AttachAlerts wish -> content.alerts(wish);
      case LinkCommand.DetachAlerts wish -> content.noAlerts(wish);
      case LinkCommand.EndWithAlerts wish ->
          it.openedByAlerts && wish.over().containsAll(it.groups) ? end() : NOTHING;
      case LinkCommand.MarkDuplicate wish -> us() ? duplicate(wish) : REFUSED;
      case LinkCommand.Link wish -> us() ? content.link(wish) : REFUSED;
      case LinkCommand.Unlink wish -> us() ? content.unlink(wish) : REFUSED;
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

  static List<String> does(String event, Runnable what) {
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
