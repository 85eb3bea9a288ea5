package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/** What happened in one chain of attempts to reach one person for one step. */
public sealed interface PageEvent extends Event {

  /** Derived from escalation, level and person: the same step cannot page a person twice. */
  String pageId();

  @Override
  default String aggregateId() {
    return pageId();
  }

  /** A person is to be reached. */
  @EventType(name = "page.requested")
  record Requested(
      String pageId,
      String escalationId,
      String incidentId,
      int level,
      String personId,
      String channel,
      Actor by,
      Instant at)
      implements PageEvent {}

  /**
   * A message is about to leave. This is written and durable before it does, so an attempt without
   * an outcome is one whose sender died in between.
   *
   * @param attempt counted from 1
   * @param messageId the Message-ID of the e-mail; the same for every attempt, so that mail clients
   *     fold repeats
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
}
