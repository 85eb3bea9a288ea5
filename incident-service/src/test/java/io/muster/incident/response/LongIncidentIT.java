package io.muster.incident.response;

import static io.muster.incident.response.Incidents.ROSA;
import static io.muster.incident.response.Incidents.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Authority;
import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.ChangePhase;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentCommand;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.incident.TestService;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteResult;
import java.time.Instant;
import java.util.List;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An incident that goes on for days. */
class LongIncidentIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String ID = "inc-long";

  @Test
  void is_loaded_from_its_last_fifty_events_and_decides_as_if_from_all() {
    send(
        new Open(
            ID,
            9_001,
            "Checkout is slow",
            null,
            Severity.SEV2,
            List.of("checkout"),
            Source.declared(),
            null,
            Instant.now(),
            null,
            ROSA,
            Authority.RESPONDER));
    send(new AssignRole(ID, Role.COMMANDER, person(ROSA), ROSA, Authority.RESPONDER));
    List<IncidentCommand> work = work();
    work.forEach(command -> assertThat(send(command).changed()).isTrue());
    for (int i = 0; i < 230; i++) {
      send(note("note-" + i));
    }

    SERVICE.bean(Cache.class).removeAll();

    assertThat(SERVICE.bean(EventStore.class).readEvents(ID).peek().getSequenceNumber())
        .as("where loading begins")
        .isGreaterThan(100);
    assertThat(send(note("note-3")).changed()).as("a note that is there already").isFalse();
    work.forEach(command -> assertThat(send(command).changed()).as("again: %s", command).isFalse());
    assertThat(
            send(new AssignRole(ID, Role.COMMANDER, person(ROSA), ROSA, Authority.RESPONDER))
                .changed())
        .as("a role that is held already")
        .isFalse();
    assertThatThrownBy(
            () -> send(new ChangePhase(ID, Phase.RECOVERY, null, ROSA, Authority.RESPONDER)))
        .isInstanceOf(Refused.class);
    assertThat(send(note("note-new")).version()).isEqualTo(232 + work.size());
  }

  /** Something of everything an incident holds; given again it changes nothing. */
  private static List<IncidentCommand> work() {
    Instant now = Instant.now();
    Authority as = Authority.RESPONDER;
    return List.of(
        new AssignRole(ID, Role.SUBJECT_EXPERT, person(ROSA), ROSA, as),
        new MomentCommand.Record(ID, Moment.CONTAINED, now, null, null, ROSA, as),
        new AffectedCommand.ChangeServices(ID, List.of("payments"), List.of(), null, ROSA, as),
        new AffectedCommand.AffectParty(ID, "p", "Customers", 7L, true, null, ROSA, as),
        new TaskCommand.Add(
            ID, "t", "Look", null, person(ROSA), now, List.of(), TaskOrigin.person(), ROSA, as),
        new TaskCommand.Move(ID, "t", TaskState.DONE, null, ROSA, as),
        new AttachmentCommand.Attach(ID, "a", "0a", "log.txt", "text/plain", 7, null, ROSA, as));
  }

  private static AddNote note(String noteId) {
    return new AddNote(ID, noteId, "Still looking", ROSA, Authority.RESPONDER);
  }

  private static WriteResult send(IncidentCommand command) {
    return SERVICE.bean(CommandSender.class).sendSystem(command);
  }
}
