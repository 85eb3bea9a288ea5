package io.muster.eventlog;

/**
 * What was read before is no longer what the log holds: the database crashed, was restored or is
 * another one. A reader that goes on would build on a past that never was, so it stops and says
 * what to do.
 */
public class PastChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says where the past differs; the remedy is added. */
  public PastChangedException(String difference) {
    super(
        difference
            + " The stored log is not the one this reader has read (crash, restore or another database)."
            + " Remedy: check the database; verify the log with muster-log against the last checkpoint; if the"
            + " log is right, rebuild the read models of this processor from the start.");
  }
}
