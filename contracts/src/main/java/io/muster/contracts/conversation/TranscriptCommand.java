package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/**
 * What a transcript is told. Each is safe to give twice: a chat tells of everything several times.
 */
public sealed interface TranscriptCommand extends Command {

  /** The transcript that takes it down. */
  String transcriptId();

  @Override
  default String aggregateId() {
    return transcriptId();
  }

  /** Take down a message. Changes nothing when it was taken down before. */
  record TakeDown(
      String transcriptId,
      String incidentId,
      String messageId,
      String threadId,
      String text,
      String author,
      Actor by,
      Instant at)
      implements TranscriptCommand {}

  /** Take down that a message was written anew. Changes nothing when it says the same. */
  record TakeDownEdit(
      String transcriptId,
      String incidentId,
      String messageId,
      String text,
      String author,
      Actor by,
      Instant at)
      implements TranscriptCommand {}

  /** Take down that a message is gone. Changes nothing for one that was never taken down. */
  record TakeDownDeletion(
      String transcriptId, String incidentId, String messageId, Actor by, Instant at)
      implements TranscriptCommand {}
}
