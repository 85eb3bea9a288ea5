package io.muster.incident.insight.suspect;

import io.muster.contracts.change.ChangeKind;
import java.util.HashMap;
import java.util.Map;

/** How many changes of a kind there were of a service, and how many of them were marked a cause. */
public final class ChangeHistory {

  private final Map<Of, int[]> counts = new HashMap<>();

  private record Of(String service, ChangeKind kind) {}

  /**
   * Adds what is known.
   *
   * @param made how many changes
   * @param causes how many of them caused an incident
   */
  public ChangeHistory add(String service, ChangeKind kind, int made, int causes) {
    int[] known = counts.computeIfAbsent(new Of(service, kind), of -> new int[2]);
    known[0] += made;
    known[1] += causes;
    return this;
  }

  int made(String service, ChangeKind kind) {
    return counts.getOrDefault(new Of(service, kind), new int[2])[0];
  }

  int causes(String service, ChangeKind kind) {
    return counts.getOrDefault(new Of(service, kind), new int[2])[1];
  }
}
