package io.muster.notification.oncall.turns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time, UTC.
 *
 * @param from its first instant
 * @param until the first instant after it; later than {@code from}
 */
public record Span(Instant from, Instant until) {

  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("It ends before it begins: " + from + " to " + until);
    }
  }

  /** The span between two instants; nothing when there is no time between them. */
  static Optional<Span> between(Instant from, Instant until) {
    return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
  }

  /** Whether the instant lies in it. */
  public boolean holds(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** What two spans have in common; nothing when they do not meet. */
  public Optional<Span> and(Span other) {
    return between(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }

  /** The same times in order, each once. */
  static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Span last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || span.from.isAfter(last.until)) {
        joined.add(span);
      } else if (span.until.isAfter(last.until)) {
        joined.set(joined.size() - 1, new Span(last.from, span.until));
      }
    }
    return joined;
  }

  /** The times of this span that are in none of the others, which are {@link #joined}. */
  List<Span> without(List<Span> others) {
    List<Span> left = new ArrayList<>();
    Instant next = from;
    for (Span other : others) {
      if (other.until.isAfter(next) && other.from.isBefore(until)) {
        between(next, other.from).ifPresent(left::add);
        next = other.until;
      }
    }
    between(next, until).ifPresent(left::add);
    return left;
  }
}
