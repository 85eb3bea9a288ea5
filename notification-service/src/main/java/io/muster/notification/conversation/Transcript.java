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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** Messages heard of by an edit alone so far: the chat may have to tell again what they said. */
  private final Set<String> unheard = new HashSet<>();

  Transcript() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TakeDown command) {
    if (!messages.containsKey(command.messageId()) || unheard.contains(command.messageId())) {
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

  /** It may be told before the message itself is, which is then taken down after it. */
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
    String messageId = event.messageId();
    switch (event) {
      case Said said -> {
        messages.putIfAbsent(messageId, Sha256.hex(said.text()));
        unheard.remove(messageId);
      }
      case Edited edited -> {
        if (messages.put(messageId, Sha256.hex(edited.text())) == null) {
          unheard.add(messageId);
        }
      }
      case Deleted _ -> messages.put(messageId, GONE);
    }
  }
}
