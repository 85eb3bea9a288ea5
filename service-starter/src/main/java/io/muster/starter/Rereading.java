package io.muster.starter;

import com.mongodb.MongoException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads from collections that a rebuild may replace at any moment: who is in the midst of one then
 * reads again from its successor.
 */
public final class Rereading {

  /** QueryPlanKilled and CursorNotFound: what was being read is another collection now. */
  private static final Set<Integer> REPLACED = Set.of(175, 43);

  private static final int TRIES = 3;

  private Rereading() {}

  /** What was read, whole. */
  public static <T> T whole(Supplier<T> reading) {
    for (int tried = 1; ; tried++) {
      try {
        return reading.get();
      } catch (MongoException e) {
        if (tried == TRIES || !REPLACED.contains(e.getCode())) {
          throw e;
        }
      }
    }
  }
}
