package io.muster.reporting.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of one person's time; where they overlap, the time is there once. */
final class Spans {

  private record Span(Instant from, Instant to) {}

  private final List<Span> spans = new ArrayList<>();

  void add(Instant from, Instant to) {
    if (from.isBefore(to)) {
      spans.add(new Span(from, to));
    }
  }

  Duration length() {
    Duration sum = Duration.ZERO;
    Instant covered = Instant.MIN;
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Instant from = span.from().isBefore(covered) ? covered : span.from();
      if (from.isBefore(span.to())) {
        sum = sum.plus(Duration.between(from, span.to()));
        covered = span.to();
      }
    }
    return sum;
  }
}
