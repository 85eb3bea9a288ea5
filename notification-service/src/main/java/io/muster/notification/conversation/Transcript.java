package io.muster.notification.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.conversation.TranscriptCommand.TakeDown;
import io.muster.contracts.conversation.TranscriptCommand.TakeDownDeletion;
import io.muster.contracts.conversation.TranscriptCommand.TakeDownEdit;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.conversation.TranscriptEvent.Deleted;
import io.muster.contracts.conversation.TranscriptEvent.Edited;
import io.muster.contracts.conversation.TranscriptEvent.Said;
import io.muster.starter.Sha256;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What was said in one incident's channel. It is apart from the room, which has to be read whenever
 * somebody is paged, however much people talk.
 */
@Aggregate(type = "Transcript", cache = "aggregateCache")
class Transcript {

  private static final String GONE = "gone";

  @AggregateIdentifier private String id;

  /** What each message says now, as a fingerprint. */
  private final Map<String, String> messages = new HashMap<>();

  Transcript() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TakeDown command) {
    if (!messages.containsKey(command.messageId())) {
      apply(
          new Said(
              command.transcriptId(),
              command.incidentId(),
              command.messageId(),
              command.threadId(),
              command.text(),
              command.author(),
              command.by(),
              command.at()));
    }
  }

  /** Of a message that was never heard the edit is all there is to take down. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TakeDownEdit command) {
    String now = messages.get(command.messageId());
    if (!GONE.equals(now) && !Sha256.hex(command.text()).equals(now)) {
      apply(
          new Edited(
              command.transcriptId(),
              command.incidentId(),
              command.messageId(),
              command.text(),
              command.author(),
              command.by(),
              command.at()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TakeDownDeletion command) {
    String now = messages.get(command.messageId());
    if (now != null && !GONE.equals(now)) {
      apply(
          new Deleted(
              command.transcriptId(),
              command.incidentId(),
              command.messageId(),
              command.by(),
              command.at()));
    }
  }

  @EventSourcingHandler
  void on(TranscriptEvent event) {
    id = event.transcriptId();
    messages.put(
        event.messageId(),
        switch (event) {
          case Said said -> Sha256.hex(said.text());
          case Edited edited -> Sha256.hex(edited.text());
          case Deleted _ -> GONE;
        });
  }
}
