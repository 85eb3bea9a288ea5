package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/**
 * What was said in an incident's channel in a chat. Its times are those of the chat; when the log
 * learned of it is another time.
 */
public sealed interface TranscriptEvent extends Event {

  /** What the id of a transcript begins with; the incident's id follows. */
  String PREFIX = "transcript-";

  /** The one transcript of an incident. */
  static String transcriptOf(String incidentId) {
    return PREFIX + incidentId;
  }

  /** The incident whose transcript this is. */
  static String incidentOf(String transcriptId) {
    return transcriptId.substring(PREFIX.length());
  }

  /** Derived from the incident, which has one. */
  String transcriptId();

  /** The incident people talked about. */
  String incidentId();

  /** The chat's own id of the message. */
  String messageId();

  @Override
  default String aggregateId() {
    return transcriptId();
  }

  /**
   * Somebody wrote a message.
   *
   * @param threadId the message it answers; null when it answers none
   * @param text as it was written; the end is left out of a very long one
   * @param author the chat's own id of whoever wrote it; null when {@code by} is that person
   */
  @EventType(name = "transcript.said")
  record Said(
      String transcriptId,
      String incidentId,
      String messageId,
      String threadId,
      @FreeText(of = "transcriptId") String text,
      @FreeText(of = "transcriptId") String author,
      Actor by,
      Instant at)
      implements TranscriptEvent {}

  /**
   * Somebody wrote a message anew. What it said before stays on record.
   *
   * @param author the chat's own id of whoever wrote it; null when {@code by} is that person
   */
  @EventType(name = "transcript.edited")
  record Edited(
      String transcriptId,
      String incidentId,
      String messageId,
      @FreeText(of = "transcriptId") String text,
      @FreeText(of = "transcriptId") String author,
      Actor by,
      Instant at)
      implements TranscriptEvent {}

  /** A message was taken out of the chat. What it said stays on record. */
  @EventType(name = "transcript.deleted")
  record Deleted(String transcriptId, String incidentId, String messageId, Actor by, Instant at)
      implements TranscriptEvent {}
}
