package io.muster.eventlog;

/** The commit is over the limit and was refused; nothing was written. */
public class CommitTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommitTooLargeException(String message) {
    super(message);
  }
}
