package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/**
 * What became of a message that tells a person something and asks for no acknowledgement. Nobody is
 * responsible for what they were told by a notice; pages are for that.
 */
public sealed interface NoticeEvent extends Event {

  /** Derived from what it tells and whom, so that nobody is told the same twice. */
  String noticeId();

  /** The incident it is about; null when it is about none. */
  String incidentId();

  @Override
  default String aggregateId() {
    return noticeId();
  }

  /** What a notice tells. */
  enum Kind {
    /** Beside whom the person learns was called for an incident. */
    SHADOWED_PAGE,
    /** Somebody asks the person to take a duty. */
    SWAP_ASKED,
    /** Whom the person asked has answered. */
    SWAP_ANSWERED,
    /** Who asked the person to take a duty asks no longer. */
    SWAP_WITHDRAWN,
    /** Somebody would not be reached, and the person can mend it. */
    READINESS_GAP,
    /** Nothing: whether the person's channel takes a message is tried. */
    CHANNEL_TEST,
    /** An action item of a review is not done, and its time has come. */
    ACTION_OVERDUE,
    /** A dangerous action waits for the person's approval. */
    ACTION_APPROVAL,
    /** The time for a report to an authority runs out. */
    CLOCK_THRESHOLD,
    /** A standing report the person wanted was made. */
    AUDIT_REPORT_MADE,
    /** The next stakeholder update of an incident is due soon, or overdue. */
    UPDATE_DUE,
    /** A stakeholder update waits for somebody's approval. */
    UPDATE_TO_APPROVE,
    /** The person answers for a service that an incident concerns, and there is a call about it. */
    BRIDGE_INVITATION,
    /** A calendar the person gave the address of cannot be read. */
    CALENDAR_UNREADABLE
  }

  /**
   * A person is to be told.
   *
   * @param aboutId what it is about: an escalation, a schedule, a look ahead, a person, a review,
   *     an assessment, a schedule of standing reports, an incident, a stakeholder update, a room,
   *     or a calendar
   * @param part of it: the level, counted from 1, after the first round with the round, the swap,
   *     the channel, the action item with when it was due and how many weeks ago, the rule with how
   *     much of its time had passed, the report, "soon" or "overdue" with when the update was due,
   *     when people were invited, since when it fails, or "all"
   */
  @EventType(name = "notice.requested")
  record Requested(
      String noticeId,
      String incidentId,
      String personId,
      Kind kind,
      String aboutId,
      String part,
      Actor by,
      Instant at)
      implements NoticeEvent {}

  /** The mail server took the message over. */
  @EventType(name = "notice.sent")
  record Sent(String noticeId, String incidentId, int attempt, String receipt, Actor by, Instant at)
      implements NoticeEvent {}

  /**
   * It was not sent.
   *
   * @param attempt counted from 1; 0 when none was made
   * @param retryAt when it is tried again, UTC; null when given up
   */
  @EventType(name = "notice.failed")
  record Failed(
      String noticeId,
      String incidentId,
      int attempt,
      String error,
      Instant retryAt,
      Actor by,
      Instant at)
      implements NoticeEvent {}
}
