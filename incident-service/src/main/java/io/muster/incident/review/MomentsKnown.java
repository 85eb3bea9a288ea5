package io.muster.incident.review;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When what is asked for after every incident took place, as far as anybody said. */
final class MomentsKnown {

  /** A time and where the log says so. */
  record Known(Instant at, long position) {}

  private final Map<Moment, Known> moments = new EnumMap<>(Moment.class);

  MomentsKnown(IncidentStory story) {
    IncidentEvent.Opened opened = story.opened();
    put(Moment.OCCURRED, opened.occurredAt(), story.openedPosition());
    put(Moment.DETECTED, opened.detectedAt(), story.openedPosition());
    story
        .of(MomentEvent.class)
        .forEach(
            fact -> {
              Instant value =
                  switch (fact.event()) {
                    case MomentEvent.Recorded recorded -> recorded.value();
                    case MomentEvent.Corrected corrected -> corrected.to();
                  };
              put(fact.event().moment(), value, fact.position());
            });
  }

  private void put(Moment moment, Instant at, long position) {
    if (at == null) {
      moments.remove(moment);
    } else {
      moments.put(moment, new Known(at, position));
    }
  }

  Optional<Known> of(Moment moment) {
    return Optional.ofNullable(moments.get(moment));
  }

  List<Moment> missing() {
    return Stream.of(Moment.values()).filter(moment -> !moments.containsKey(moment)).toList();
  }

  Map<Moment, Known> all() {
    return Map.copyOf(moments);
  }

  /** How long it took from one to another; nothing when either is unknown or they are reversed. */
  static Optional<Duration> between(Optional<Known> from, Optional<Known> to) {
    return from.flatMap(begin -> to.map(end -> Duration.between(begin.at(), end.at())))
        .filter(taken -> !taken.isNegative());
  }
}
