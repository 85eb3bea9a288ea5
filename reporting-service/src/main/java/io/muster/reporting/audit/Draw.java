package io.muster.reporting.audit;

import io.muster.starter.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Draws a sample that anybody can draw again: those whose SHA-256 of seed, line feed and id is
 * smallest. Whoever sees fewer of the population draws the same of what they see.
 */
final class Draw {

  private Draw() {}

  static <T> List<T> of(List<T> population, Function<T, String> id, String seed, int size) {
    return population.stream()
        .sorted(Comparator.comparing(each -> Sha256.hex(seed + "\n" + id.apply(each))))
        .limit(size)
        .toList();
  }
}
