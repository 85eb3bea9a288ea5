package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.incident.AttachmentCommand;
import io.muster.contracts.incident.AttachmentCommand.Attach;
import io.muster.contracts.incident.AttachmentCommand.Withdraw;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.IncidentCommand.AddNote;
import io.muster.contracts.incident.IncidentCommand.MarkDecision;
import io.muster.contracts.incident.IncidentEvent.DecisionMarked;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What people wrote down and attached in one incident. */
final class Papers {

  private static final int ATTACHMENTS = 200;
  private static final int NAME = 255;

  private final Set<String> noteIds = new HashSet<>();
  private final Set<String> decisions = new HashSet<>();

  /** Those that are shown, with their hashes. */
  private final Map<String, String> attachments = new HashMap<>();

  void note(AddNote command, Instant now) {
    if (noteIds.contains(command.noteId())) {
      return;
    }
    String text =
        Wording.required("/text", command.text(), Wording.NOTE, "Write something in the note.");
    String alternatives =
        Wording.optional("/decision/alternatives", command.alternatives(), Wording.NOTE);
    String id = command.incidentId();
    apply(new NoteAdded(id, command.noteId(), text, command.by(), now));
    if (command.decides()) {
      apply(new DecisionMarked(id, command.noteId(), alternatives, command.by(), now));
    }
  }

  void markDecision(MarkDecision command, Instant now) {
    if (decisions.contains(command.noteId())) {
      return;
    }
    if (!noteIds.contains(command.noteId())) {
      throw Refused.notFound("The note");
    }
    String alternatives = Wording.optional("/alternatives", command.alternatives(), Wording.NOTE);
    apply(
        new DecisionMarked(
            command.incidentId(), command.noteId(), alternatives, command.by(), now));
  }

  void decide(AttachmentCommand command, Instant now) {
    switch (command) {
      case Attach attach -> attach(attach, now);
      case Withdraw withdraw -> withdraw(withdraw, now);
    }
  }

  private void attach(Attach command, Instant now) {
    if (attachments.containsKey(command.attachmentId())) {
      return;
    }
    if (attachments.containsValue(command.sha256())) {
      throw Refused.conflict("attached-already", "The same file is attached already.");
    }
    if (attachments.size() >= ATTACHMENTS) {
      throw Refused.conflict(
          "too-many-attachments",
          "An incident has at most " + ATTACHMENTS + " attachments. Put several into one archive.");
    }
    if (command.size() < 1) {
      throw Refused.invalid("", "The file is empty.");
    }
    apply(
        new AttachmentEvent.Added(
            command.incidentId(),
            command.attachmentId(),
            command.sha256(),
            Wording.required("/name", command.name(), NAME, "Give the file a name."),
            command.mediaType(),
            command.size(),
            Wording.optional("/note", command.note(), Wording.REASON),
            command.by(),
            now));
  }

  private void withdraw(Withdraw command, Instant now) {
    if (!attachments.containsKey(command.attachmentId())) {
      return;
    }
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why it is not to be shown.");
    apply(
        new AttachmentEvent.Withdrawn(
            command.incidentId(), command.attachmentId(), reason, command.by(), now));
  }

  void on(NoteAdded note) {
    noteIds.add(note.noteId());
  }

  void on(DecisionMarked marked) {
    decisions.add(marked.noteId());
  }

  void on(AttachmentEvent event) {
    switch (event) {
      case AttachmentEvent.Added added -> attachments.put(added.attachmentId(), added.sha256());
      case AttachmentEvent.Withdrawn withdrawn -> attachments.remove(withdrawn.attachmentId());
    }
  }
}
