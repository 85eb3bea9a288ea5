package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/** What happened in one chain of attempts to reach one person for one step. */
public sealed interface PageEvent extends Event {

  /**
   * Derived from escalation, level, person, method and delay: the same step cannot page a person
   * twice by the same means.
   */
  String pageId();

  @Override
  default String aggregateId() {
    return pageId();
  }

  /**
   * A person is to be reached.
   *
   * @param round the how-manieth time the escalation went through its levels, from 1
   * @param level by which they are called, from 1
   * @param channel what is used, such as {@code email}, {@code sms} or {@code voice}
   * @param methodId which of the person's contact methods
   * @param dueAt when, UTC, unless somebody has acknowledged by then
   * @param insteadOf the person whose backup this one is; null when the step called this one
   */
  @EventType(name = "page.requested", revision = 3)
  record Requested(
      String pageId,
      String escalationId,
      String incidentId,
      int round,
      int level,
      String personId,
      String channel,
      String methodId,
      Instant dueAt,
      String insteadOf,
      Actor by,
      Instant at)
      implements PageEvent {

    /** For a level of the first round. */
    public Requested(
        String pageId,
        String escalationId,
        String incidentId,
        int level,
        String personId,
        String channel,
        String methodId,
        Instant dueAt,
        String insteadOf,
        Actor by,
        Instant at) {
      this(
          pageId,
          escalationId,
          incidentId,
          1,
          level,
          personId,
          channel,
          methodId,
          dueAt,
          insteadOf,
          by,
          at);
    }
  }

  /**
   * A message is about to leave. This is written and durable before it does, so an attempt without
   * an outcome is one whose sender died in between.
   *
   * @param attempt counted from 1
   * @param messageId what the message is known by, such as the Message-ID of an e-mail; the same
   *     for every attempt, so that a repeat is recognised
   */
  @EventType(name = "page.attempt-started")
  record AttemptStarted(
      String pageId, String incidentId, int attempt, String messageId, Actor by, Instant at)
      implements PageEvent {}

  /** The channel took the message over. */
  @EventType(name = "page.sent")
  record Sent(String pageId, String incidentId, int attempt, String receipt, Actor by, Instant at)
      implements PageEvent {}

  /**
   * The channel refused the message or could not be reached.
   *
   * @param retryAt when it is tried again, UTC; null when given up
   */
  @EventType(name = "page.failed")
  record Failed(
      String pageId,
      String incidentId,
      int attempt,
      String error,
      Instant retryAt,
      Actor by,
      Instant at)
      implements PageEvent {}

  /**
   * The provider told what became of a message it had taken.
   *
   * @param receiptId what the provider calls the message
   * @param error why it did not arrive, as the provider's own code; null when it did or may yet
   */
  @EventType(name = "page.receipt")
  record Receipt(
      String pageId,
      String incidentId,
      int attempt,
      Delivery delivery,
      String receiptId,
      String error,
      Actor by,
      Instant at)
      implements PageEvent {}
}
