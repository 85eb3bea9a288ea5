package io.muster.notification.oncall;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose turn it is: whoever has waited longest since their last one, and before them whoever never
 * had one, in the order in which they are named. Who is away for a while comes first when they are
 * back, once; nobody is made to catch up.
 */
public final class Turns {

  private final Map<Integer, Map<String, Integer>> lastByLevel = new HashMap<>();
  private int count;

  /** Somebody had their turn on a level. */
  public void taken(int level, String personId) {
    count++;
    lastByLevel.computeIfAbsent(level, _ -> new HashMap<>()).put(personId, count);
  }

  /**
   * Whose turn it is next.
   *
   * @param candidates at least one
   */
  public String next(int level, List<String> candidates) {
    return next(level, candidates, List.of());
  }

  /**
   * The same once some had their turn on that level who have not had it yet.
   *
   * @param then who will have had theirs, in their order
   */
  public String next(int level, List<String> candidates, List<String> then) {
    Map<String, Integer> last = lastByLevel.getOrDefault(level, Map.of());
    return candidates.stream()
        .min(
            Comparator.comparingInt(
                person ->
                    then.contains(person)
                        ? count + 1 + then.lastIndexOf(person)
                        : last.getOrDefault(person, 0)))
        .orElseThrow();
  }
}
