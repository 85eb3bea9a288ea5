package io.muster.eventlog.verify;

/** The input is not an export this version can read, so nothing can be said about the log. */
public class UnreadableExportException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableExportException(String message) {
    super(message);
  }
}
