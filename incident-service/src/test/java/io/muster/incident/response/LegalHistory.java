package io.muster.incident.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.DecisionMarked;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A second, plain account of what an incident may do, which any history of one must agree with. */
final class LegalHistory {

  private Phase phase = Phase.IDENTIFICATION;
  private boolean causeKnown;
  private ResponseState state = ResponseState.TRIGGERED;
  private String takenBy;
  private Severity severity;
  private boolean severityBySomebody;
  private int reopened;
  private final Map<Role, String> holders = new EnumMap<>(Role.class);
  private final Set<String> experts = new HashSet<>();
  private final Set<String> notes = new HashSet<>();
  private final Set<String> decisions = new HashSet<>();
  private final Map<Moment, Instant> moments = new EnumMap<>(Moment.class);
  private final Set<String> services = new LinkedHashSet<>();
  private final Set<String> parties = new HashSet<>();
  private final Map<String, TaskState> tasks = new HashMap<>();
  private final Map<String, List<String>> before = new HashMap<>();
  private final Map<String, String> attachments = new HashMap<>();

  private boolean onlyNamed;
  private final Set<String> named = new HashSet<>();

  private final Map<String, Integer> moves = new HashMap<>();
  private final Set<String> links = new HashSet<>();
  private boolean duplicate;

  private LegalHistory() {}

  /** Fails at the first event that should not have been. */
  static void check(List<? extends IncidentEvent> events) {
    LegalHistory history = new LegalHistory();
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i) instanceof Opened).as("event %d opens it", i).isEqualTo(i == 0);
      history.check(events.get(i));
    }
  }

  private void check(LinkEvent event) {
    switch (event) {
      case LinkEvent.AlertsAttached attached -> {
        assertThat(state).isNotEqualTo(ResponseState.RESOLVED);
        Integer before = moves.put(attached.groupId(), attached.move());
        assertThat(before == null || before < attached.move()).isTrue();
      }
      case LinkEvent.AlertsDetached detached -> {
        // Those that opened it have not moved before.
        Integer before = moves.put(detached.groupId(), detached.move());
        assertThat(before == null || before < detached.move()).isTrue();
      }
      case LinkEvent.DuplicateMarked _ -> {
        assertThat(duplicate).isFalse();
        duplicate = true;
      }
      case LinkEvent.Linked linked ->
          assertThat(links.add(linked.kind() + " " + linked.to().id())).isTrue();
      case LinkEvent.Unlinked gone ->
          assertThat(links.remove(gone.kind() + " " + gone.to().id())).isTrue();
    }
  }

  private void check(IncidentEvent event) {
    checkMaySee(event);
    switch (event) {
      case AccessEvent access -> check(access);
      case Opened opened -> {
        severity = opened.severity();
        severityBySomebody = opened.by().kind() != Actor.Kind.SYSTEM;
        services.addAll(opened.services());
        moments.put(Moment.DETECTED, opened.detectedAt());
      }
      case Acknowledged taken -> {
        // From whoever had it, it goes to somebody else, as long as it is not over.
        assertThat(state).isNotEqualTo(ResponseState.RESOLVED);
        if (state == ResponseState.ACKNOWLEDGED) {
          assertThat(takenBy).isNotNull().isNotEqualTo(taken.by().id());
          assertThat(phase).isNotEqualTo(Phase.CLOSED);
        }
        state = ResponseState.ACKNOWLEDGED;
        takenBy = taken.by().id();
      }
      case AcknowledgementLapsed _ -> {
        assertThat(state).isEqualTo(ResponseState.ACKNOWLEDGED);
        assertThat(phase).isNotEqualTo(Phase.CLOSED);
        state = ResponseState.TRIGGERED;
        takenBy = null;
      }
      case Resolved _ -> {
        assertThat(state).isNotEqualTo(ResponseState.RESOLVED);
        state = ResponseState.RESOLVED;
      }
      case Reopened again -> {
        assertThat(again.time()).isEqualTo(++reopened);
        assertThat(again.reason()).isNotBlank();
        assertThat(phase).isNotEqualTo(Phase.CLOSED);
        duplicate = false;
        state = again.pages() ? ResponseState.TRIGGERED : ResponseState.ACKNOWLEDGED;
        takenBy = again.pages() ? null : again.by().id();
      }
      case SeverityChanged changed -> check(changed);
      case PhaseChanged changed -> check(changed);
      case CriteriaOverridden over -> {
        assertThat(over.open()).isNotEmpty();
        assertThat(over.reason()).isNotBlank();
      }
      case RoleAssigned assigned -> {
        assertThat(holds(assigned.role(), assigned.person().id())).isFalse();
        hold(assigned.role(), assigned.person().id());
      }
      case RoleHandedOver passed -> {
        assertThat(passed.summary()).isNotBlank();
        assertThat(passed.fromId()).isNotEqualTo(passed.to().id());
        assertThat(holds(passed.role(), passed.fromId())).isTrue();
        free(passed.role(), passed.fromId());
        hold(passed.role(), passed.to().id());
      }
      case RoleReleased released -> {
        assertThat(holds(released.role(), released.personId())).isTrue();
        free(released.role(), released.personId());
      }
      case NoteAdded note -> assertThat(notes.add(note.noteId())).isTrue();
      case DecisionMarked marked -> {
        assertThat(notes).contains(marked.noteId());
        assertThat(decisions.add(marked.noteId())).isTrue();
      }
      case IncidentEvent.CauseMarked marked -> {
        assertThat(marked.reason()).isNotBlank();
        causeKnown = true;
      }
      case IncidentEvent.CauseWithdrawn withdrawn -> {
        assertThat(causeKnown).as("there was a cause").isTrue();
        assertThat(withdrawn.reason()).isNotBlank();
        causeKnown = false;
      }
      case MomentEvent said -> check(said);
      case AffectedEvent found -> check(found);
      case TaskEvent task -> check(task);
      case LinkEvent link -> check(link);
      case AttachmentEvent.Added added -> {
        assertThat(attachments.values()).doesNotContain(added.sha256());
        assertThat(attachments.put(added.attachmentId(), added.sha256())).isNull();
      }
      case AttachmentEvent.Withdrawn gone -> {
        assertThat(gone.reason()).isNotBlank();
        assertThat(attachments.remove(gone.attachmentId())).isNotNull();
      }
    }
  }

  /** Rules look after alerts whoever moved them; all else on a private incident is of the named. */
  private void checkMaySee(IncidentEvent event) {
    boolean rule =
        event.by().kind() == Actor.Kind.SYSTEM
            || event instanceof LinkEvent
            || event instanceof AcknowledgementLapsed;
    boolean letsItselfIn =
        event instanceof AccessEvent.AccessGranted granted
            && granted.person().id().equals(event.by().id());
    if (onlyNamed && !rule && !letsItselfIn) {
      assertThat(named).as("who may see it at %s", event).contains(event.by().id());
    }
  }

  private void check(AccessEvent event) {
    leads(event);
    switch (event) {
      case AccessEvent.MadePrivate _ -> {
        assertThat(onlyNamed).isFalse();
        onlyNamed = true;
      }
      case AccessEvent.MadePublic made -> {
        assertThat(onlyNamed).isTrue();
        assertThat(made.reason()).isNotBlank();
        onlyNamed = false;
        named.clear();
      }
      case AccessEvent.AccessGranted granted -> {
        assertThat(onlyNamed).isTrue();
        assertThat(named.add(granted.person().id())).isTrue();
      }
      case AccessEvent.AccessWithdrawn withdrawn -> {
        assertThat(holders.values()).doesNotContain(withdrawn.personId());
        assertThat(experts).doesNotContain(withdrawn.personId());
        assertThat(withdrawn.reason()).isNotBlank();
        assertThat(named.remove(withdrawn.personId())).isTrue();
        assertThat(named).isNotEmpty();
      }
    }
  }

  private void check(SeverityChanged changed) {
    assertThat(changed.from()).isEqualTo(severity).isNotEqualTo(changed.to());
    assertThat(changed.reason()).isNotBlank();
    if (changed.classification() != null) {
      assertThat(changed.to().worseThan(changed.from())).isTrue();
      assertThat(severityBySomebody || state == ResponseState.RESOLVED || phase == Phase.CLOSED)
          .isFalse();
    }
    leads(changed);
    severity = changed.to();
    severityBySomebody |= changed.by().kind() != Actor.Kind.SYSTEM;
  }

  private void check(PhaseChanged changed) {
    assertThat(changed.from()).isEqualTo(phase).isNotEqualTo(changed.to());
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
    leads(changed);
    phase = changed.to();
  }

  private static void leads(IncidentEvent event) {
    assertThat(event.by().kind()).isNotEqualTo(Actor.Kind.CLIENT);
  }

  private void check(MomentEvent event) {
    leads(event);
    switch (event) {
      case MomentEvent.Recorded recorded -> {
        assertThat(moments).doesNotContainKey(recorded.moment());
        moments.put(recorded.moment(), recorded.value());
      }
      case MomentEvent.Corrected corrected -> {
        assertThat(corrected.reason()).isNotBlank();
        assertThat(corrected.from()).isEqualTo(moments.get(corrected.moment()));
        assertThat(corrected.to()).isNotEqualTo(corrected.from());
        moments.put(corrected.moment(), corrected.to());
      }
    }
  }

  private void check(AffectedEvent event) {
    leads(event);
    switch (event) {
      case AffectedEvent.ServicesChanged changed -> {
        assertThat(changed.added().size() + changed.removed().size()).isPositive();
        assertThat(services.containsAll(changed.removed())).isTrue();
        assertThat(Collections.disjoint(services, changed.added())).isTrue();
        changed.removed().forEach(services::remove);
        services.addAll(changed.added());
      }
      case AffectedEvent.PartyAffected party -> {
        if (!parties.add(party.partyId())) {
          assertThat(party.reason()).isNotBlank();
        }
        assertThat(party.count() == null || party.count() > 0).isTrue();
      }
      case AffectedEvent.PartyCleared cleared ->
          assertThat(parties.remove(cleared.partyId())).isTrue();
    }
  }

  private void check(TaskEvent event) {
    assertThat(phase).isNotEqualTo(Phase.CLOSED);
    switch (event) {
      case TaskEvent.Added added -> {
        assertThat(tasks.put(added.taskId(), TaskState.OPEN)).isNull();
        before.put(added.taskId(), added.dependsOn());
      }
      case TaskEvent.Assigned assigned -> assertThat(tasks).containsKey(assigned.taskId());
      case TaskEvent.Changed changed -> {
        assertThat(tasks).containsKey(changed.taskId());
        before.put(changed.taskId(), changed.dependsOn());
      }
      case TaskEvent.Moved moved -> {
        assertThat(tasks.put(moved.taskId(), moved.to())).isEqualTo(moved.from());
        List<String> unfinished =
            before.get(moved.taskId()).stream().filter(id -> !tasks.get(id).over()).toList();
        assertThat(moved.despite())
            .isEqualTo(moved.to() == TaskState.DONE ? unfinished : List.of());
        if (!moved.despite().isEmpty() || moved.to() == TaskState.DROPPED || moved.from().over()) {
          assertThat(moved.reason()).isNotBlank();
        }
      }
    }
    assertThat(tasks.keySet().containsAll(before.get(event.taskId()))).isTrue();
    assertThat(waitsForItself(event.taskId(), event.taskId(), new HashSet<>())).isFalse();
  }

  private boolean waitsForItself(String task, String itself, Set<String> seen) {
    for (String first : before.get(task)) {
      if (first.equals(itself) || seen.add(first) && waitsForItself(first, itself, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(Role role, String personId) {
    return role.shared() ? experts.contains(personId) : personId.equals(holders.get(role));
  }

  private void hold(Role role, String personId) {
    if (role.shared()) {
      experts.add(personId);
    } else {
      holders.put(role, personId);
    }
  }

  private void free(Role role, String personId) {
    if (role.shared()) {
      experts.remove(personId);
    } else {
      holders.remove(role);
    }
  }
}
