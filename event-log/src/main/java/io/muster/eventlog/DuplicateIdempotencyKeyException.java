package io.muster.eventlog;

/**
 * The request was carried out before: here is what came of it the first time. Nothing new was
 * written.
 */
public class DuplicateIdempotencyKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient StoredCommit first;

  DuplicateIdempotencyKeyException(StoredCommit first) {
    super("A request with this idempotency key was already carried out.");
    this.first = first;
  }

  /** The first result; compare its request hash to tell a repetition from a key used twice. */
  public StoredCommit first() {
    return first;
  }
}
