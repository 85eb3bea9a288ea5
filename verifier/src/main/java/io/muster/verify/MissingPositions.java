package io.muster.verify;

import java.util.SortedMap;
import java.util.TreeMap;

/** Which positions were passed over, and which of them turned up later after all. */
final class MissingPositions {

  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  void add(long from, long to) {
    ranges.put(from, to);
  }

  /** Whether all of these were missing; they no longer are. */
  boolean fill(long from, long to) {
    var range = ranges.floorEntry(from);
    if (range == null || range.getValue() < to) {
      return false;
    }
    ranges.remove(range.getKey());
    if (range.getKey() < from) {
      ranges.put(range.getKey(), from - 1);
    }
    if (to < range.getValue()) {
      ranges.put(to + 1, range.getValue());
    }
    return true;
  }

  SortedMap<Long, Long> ranges() {
    return ranges;
  }
}
