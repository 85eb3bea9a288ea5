package io.muster.reporting.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Groups of things that mean the same, by average linkage: the two most alike are put together, and
 * again, until no two groups are alike enough on average. The same directions in the same order
 * give the same groups; where several are equally alike, the first in that order come together.
 */
final class Likeness {

  private static final float NONE = Float.NEGATIVE_INFINITY;

  private final float[][] likeness;
  private final List<List<Integer>> groups = new ArrayList<>();

  /** The group most like each of those before it, by place; -1 where none is left. */
  private final int[] nearest;

  private Likeness(float[][] directions) {
    int count = directions.length;
    likeness = new float[count][count];
    nearest = new int[count];
    for (int a = 0; a < count; a++) {
      groups.add(new ArrayList<>(List.of(a)));
      for (int b = 0; b < a; b++) {
        likeness[a][b] = likeness[b][a] = cosine(directions[a], directions[b]);
      }
    }
    for (int a = 0; a < count; a++) {
      findNearest(a);
    }
  }

  /** Of two directions of length 1: 1 when they are the same, 0 when they share nothing. */
  static float cosine(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /**
   * The groups, largest first, each in the order of what was given.
   *
   * @param directions of length 1
   * @param least how alike, from 0 to 1, two groups are on average to be one
   */
  static List<List<Integer>> groups(float[][] directions, double least) {
    Likeness all = new Likeness(directions);
    while (all.join(least)) {
      // Until no two are alike enough.
    }
    return all.groups.stream()
        .filter(group -> !group.isEmpty())
        .map(group -> group.stream().sorted().toList())
        .sorted(
            Comparator.<List<Integer>>comparingInt(List::size)
                .reversed()
                .thenComparing(List::getFirst))
        .toList();
  }

  private boolean join(double least) {
    int best = -1;
    for (int a = 0; a < nearest.length; a++) {
      if (nearest[a] >= 0
          && (best < 0 || likeness[a][nearest[a]] > likeness[best][nearest[best]])) {
        best = a;
      }
    }
    if (best < 0 || likeness[best][nearest[best]] < least) {
      return false;
    }
    join(best, nearest[best]);
    return true;
  }

  private void join(int kept, int gone) {
    float keptSize = groups.get(kept).size();
    float goneSize = groups.get(gone).size();
    for (int other = 0; other < nearest.length; other++) {
      if (other != kept && other != gone && !groups.get(other).isEmpty()) {
        likeness[kept][other] =
            likeness[other][kept] =
                (keptSize * likeness[kept][other] + goneSize * likeness[gone][other])
                    / (keptSize + goneSize);
      }
    }
    groups.get(kept).addAll(groups.get(gone));
    groups.get(gone).clear();
    nearest[gone] = -1;
    for (int other = 0; other < nearest.length; other++) {
      if (other == kept || nearest[other] == kept || nearest[other] == gone) {
        findNearest(other);
      } else if (other < kept
          && nearest[other] >= 0
          && likeness[other][kept] > likeness[other][nearest[other]]) {
        nearest[other] = kept;
      }
    }
  }

  private void findNearest(int a) {
    nearest[a] = -1;
    float most = NONE;
    for (int b = a + 1; b < nearest.length && !groups.get(a).isEmpty(); b++) {
      if (!groups.get(b).isEmpty() && likeness[a][b] > most) {
        most = likeness[a][b];
        nearest[a] = b;
      }
    }
  }

  /** Which of these is most like all the others together: what stands for the group. */
  static int middle(List<float[]> directions) {
    double[] sums = new double[directions.size()];
    for (int a = 0; a < sums.length; a++) {
      for (int b = 0; b < a; b++) {
        double alike = cosine(directions.get(a), directions.get(b));
        sums[a] += alike;
        sums[b] += alike;
      }
    }
    double most = Arrays.stream(sums).max().orElseThrow();
    int middle = 0;
    while (sums[middle] < most) {
      middle++;
    }
    return middle;
  }
}
