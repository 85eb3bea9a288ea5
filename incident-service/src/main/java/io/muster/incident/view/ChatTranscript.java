package io.muster.incident.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.conversation.TranscriptEvent.Deleted;
import io.muster.contracts.conversation.TranscriptEvent.Edited;
import io.muster.contracts.conversation.TranscriptEvent.Said;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was said in an incident's chat as the log has it, written down as JSON Lines: each message,
 * each change and each deletion in its order, with its position in the log and its leaf hash, by
 * which anybody finds it there. The same events are the same bytes.
 */
@Component
class ChatTranscript {

  private static final byte[] LINE_END = {'\n'};

  private final EventLog log;
  private final EventCodec codec;
  private final JsonMapper json;

  ChatTranscript(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
    // Of its own, so that no setting of the service's changes the bytes.
    this.json = new JsonMapper();
  }

  /** Who did it, by id: names are told where they can be erased. */
  private record By(Actor.Kind kind, String id) {}

  /**
   * One line.
   *
   * @param leafHash the hash that covers this event alone, hex
   * @param at when it was said, changed or taken out by the chat's own clock, UTC
   * @param author the chat's own id of whoever wrote it; missing when {@code by} is that person
   * @param text missing for a message that was taken out, and where it was erased
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      long position,
      String type,
      String leafHash,
      String at,
      String messageId,
      String threadId,
      By by,
      String author,
      String text) {}

  /** All that is kept of it, UTF-8; nothing of one of whom nothing is. */
  byte[] of(String incidentId) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    AggregateEvents.each(
        log,
        TranscriptEvent.transcriptOf(incidentId),
        stored -> {
          lines.writeBytes(json.writeValueAsBytes(line(stored)));
          lines.writeBytes(LINE_END);
        });
    return lines.toByteArray();
  }

  private Line line(StoredEvent stored) {
    return switch ((TranscriptEvent) codec.decode(stored)) {
      case Said e -> line(stored, e, e.at(), e.threadId(), e.author(), e.text());
      case Edited e -> line(stored, e, e.at(), null, e.author(), e.text());
      case Deleted e -> line(stored, e, e.at(), null, null, null);
    };
  }

  private static Line line(
      StoredEvent stored,
      TranscriptEvent event,
      Instant at,
      String threadId,
      String author,
      String text) {
    return new Line(
        stored.position(),
        stored.type(),
        HexFormat.of().formatHex(stored.leafHash()),
        at.toString(),
        event.messageId(),
        threadId,
        new By(event.by().kind(), event.by().id()),
        author,
        text);
  }
}
