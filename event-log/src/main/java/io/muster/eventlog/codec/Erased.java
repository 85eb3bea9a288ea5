package io.muster.eventlog.codec;

/** What stands where a person's data was, once that person's key has been erased. */
public final class Erased {

  /** Shown instead of text nobody can read any more. */
  public static final String MARK = "[erased]";

  private Erased() {}
}
