package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/**
 * What became of one stakeholder update. What went out is never changed: a correction is another
 * update.
 */
public sealed interface UpdateEvent extends Event {

  /** What the id of an update begins with; the incident's id, a dot and a number follow. */
  String PREFIX = "update-";

  /**
   * The id of an update.
   *
   * @param number counted from 1 within the incident, without a gap
   */
  static String idOf(String incidentId, int number) {
    return PREFIX + incidentId + "." + number;
  }

  /** The how-manieth of its incident an update is, from 1. */
  static int numberOf(String updateId) {
    return Integer.parseInt(numberInWords(updateId));
  }

  /** The same as it stands in sentences. */
  static String numberInWords(String updateId) {
    return updateId.substring(updateId.lastIndexOf('.') + 1);
  }

  /** The incident an update is about. */
  static String incidentOf(String updateId) {
    return updateId.substring(PREFIX.length(), updateId.lastIndexOf('.'));
  }

  /** The update. */
  String updateId();

  /** The incident it is about. */
  String incidentId();

  @Override
  default String aggregateId() {
    return updateId();
  }

  /**
   * Somebody wrote it.
   *
   * @param subject one line
   * @param text paragraphs, with an empty line in between
   * @param textSha256 of kind, subject and text, each ended by a line feed, in lower-case hex
   * @param audienceIds whom it is for, in the order given
   * @param corrects the update it puts right; null: none
   * @param approval whether somebody else has to approve it before it goes out
   * @param aboutPrivate whether the incident was private, and the author meant it to go out all the
   *     same
   */
  @EventType(name = "update.written")
  record Written(
      String updateId,
      String incidentId,
      UpdateKind kind,
      @FreeText(of = "updateId") String subject,
      @FreeText(of = "updateId") String text,
      String textSha256,
      List<String> audienceIds,
      String corrects,
      boolean approval,
      boolean aboutPrivate,
      Actor by,
      Instant at)
      implements UpdateEvent {
    public Written {
      audienceIds = List.copyOf(audienceIds);
    }
  }

  /**
   * It goes out, on the word of whoever wrote it or, where it had to be approved, of who did.
   *
   * @param textSha256 of what goes out; see {@link Written}
   * @param recipients every place it goes to
   * @param aboutPrivate whether it goes out although the incident is private
   */
  @EventType(name = "update.published")
  record Published(
      String updateId,
      String incidentId,
      String textSha256,
      @FreeText(of = "updateId") List<UpdateRecipient> recipients,
      boolean aboutPrivate,
      Actor by,
      Instant at)
      implements UpdateEvent {
    public Published {
      recipients = List.copyOf(recipients);
    }
  }

  /** It does not go out, on the word of its author or of who was to approve it. */
  @EventType(name = "update.declined")
  record Declined(
      String updateId,
      String incidentId,
      @FreeText(of = "updateId") String reason,
      Actor by,
      Instant at)
      implements UpdateEvent {}

  /**
   * A provider took it over for one recipient.
   *
   * @param attempt counted from 1
   * @param receipt what the provider said; no address is in it
   */
  @EventType(name = "update.delivered")
  record Delivered(
      String updateId,
      String incidentId,
      String recipientId,
      int attempt,
      String receipt,
      Actor by,
      Instant at)
      implements UpdateEvent {}

  /**
   * It was not handed over for one recipient.
   *
   * @param attempt counted from 1; 0 when none was made
   * @param error why; no address is in it
   * @param retryAt when it is tried again, UTC; null when given up
   */
  @EventType(name = "update.undelivered")
  record Undelivered(
      String updateId,
      String incidentId,
      String recipientId,
      int attempt,
      String error,
      Instant retryAt,
      Actor by,
      Instant at)
      implements UpdateEvent {}
}
