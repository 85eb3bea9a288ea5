package io.muster.notification.oncall.turns;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When people are on leave. A leave that was entered late takes away nothing that was before.
 *
 * @param times by person
 */
public record Away(Map<String, List<Span>> times) {

  public Away {
    times = Map.copyOf(times);
  }

  /** Nobody ever. */
  public static Away nobody() {
    return new Away(Map.of());
  }

  /** One person's leave by its id, as the events about them tell; in the order it was entered. */
  public static Map<String, Span> of(List<? extends Event> events) {
    Map<String, Span> leave = new LinkedHashMap<>();
    for (Event event : events) {
      switch (event) {
        case LeaveTaken it ->
            Span.between(it.from().isAfter(it.at()) ? it.from() : it.at(), it.until())
                .ifPresent(span -> leave.put(it.leaveId(), span));
        case LeaveCancelled it ->
            leave.computeIfPresent(
                it.leaveId(),
                (id, span) ->
                    Span.between(
                            span.from(), span.until().isBefore(it.at()) ? span.until() : it.at())
                        .orElse(null));
        default -> {}
      }
    }
    return leave;
  }

  /** Whether a person is away at an instant. */
  public boolean is(String personId, Instant at) {
    return times.getOrDefault(personId, List.of()).stream().anyMatch(span -> span.holds(at));
  }

  Stream<Span> spansOf(Collection<String> people) {
    return people.stream().flatMap(person -> times.getOrDefault(person, List.of()).stream());
  }
}
