package io.muster.eventlog.axon;

/** Names of what is recorded beside every event: who acted and what it was a consequence of. */
public final class LogMetadata {

  /** The caller's name for the request; a repeated request finds its first result by it. */
  public static final String IDEMPOTENCY_KEY = "idempotencyKey";

  /** Hash of the request body, so that a key used for two different requests is noticed. */
  public static final String REQUEST_HASH = "requestHash";

  /** Who acted: JSON {@code {kind, id}}, never a name. */
  public static final String ACTOR = "actor";

  /** The HTTP request it came from. */
  public static final String REQUEST_ID = "requestId";

  /** What everything with the same value has in common. */
  public static final String CORRELATION_ID = "correlationId";

  /** The message this one is a consequence of. */
  public static final String CAUSATION_ID = "causationId";

  private LogMetadata() {}
}
