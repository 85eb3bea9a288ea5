package io.muster.eventlog;

/** The commit is over the limit and was refused; nothing was written. */
public class CommitTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence for whoever asked for it: how large it is, and what is allowed. */
  public CommitTooLargeException(String message) {
    super(message);
  }
}
