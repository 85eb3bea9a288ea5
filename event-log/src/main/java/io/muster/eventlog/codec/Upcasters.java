package io.muster.eventlog.codec;

import java.util.List;

/**
 * Every step from a released revision to the next. An event that was recorded in an old one is
 * lifted each time it is read; the log itself is never rewritten.
 */
public final class Upcasters {

  private Upcasters() {}

  /** One step for each revision that is not today's; none, as every event still has its first. */
  public static List<Upcaster> all() {
    return List.of();
  }
}
