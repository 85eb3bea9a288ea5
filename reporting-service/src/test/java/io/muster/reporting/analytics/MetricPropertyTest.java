package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in an incident, its row says what a slow reading of all its events says. */
class MetricPropertyTest {

  private static final Instant T = Instant.parse("2026-03-29T00:30:00Z");

  @Property(tries = 500)
  void every_metric_is_what_the_event_list_says(@ForAll Random random) {
    Course course = any(random, 1);
    IncidentRow row = course.row();
    for (Metric metric : Metric.values()) {
      Optional<Long> told =
          metric.of(row).isPresent() ? Optional.of(metric.of(row).getAsLong()) : Optional.empty();
      assertThat(told).as(metric + " of " + course.events()).isEqualTo(naive(metric, course));
    }
  }

  @Property(tries = 50)
  void every_figure_is_what_sorting_the_lengths_says(@ForAll Random random) {
    List<Course> courses =
        IntStream.range(0, 1 + random.nextInt(40)).mapToObj(n -> any(random, n)).toList();
    for (Metric metric : Metric.values()) {
      List<Long> sorted =
          courses.stream()
              .map(each -> naive(metric, each))
              .flatMap(Optional::stream)
              .sorted()
              .toList();
      Figure figure = Figure.of(metric, courses.stream().map(Course::row).toList());
      assertThat(figure.counted()).isEqualTo(sorted.size());
      assertThat(figure.median()).isEqualTo(quantile(sorted, 0.5));
      if (sorted.size() >= Figure.ENOUGH) {
        assertThat(figure.p90()).isEqualTo(quantile(sorted, 0.9));
        assertThat(figure.p95()).isEqualTo(quantile(sorted, 0.95));
        assertThat(figure.mean())
            .isEqualTo(
                Figure.seconds(sorted.stream().mapToLong(Long::longValue).average().orElseThrow()));
        assertThat(figure.median()).isBetween(figure.low(), figure.high());
      }
    }
  }

  private static Course any(Random random, int number) {
    Course course =
        Course.opened(
            "inc-" + number,
            number,
            T.plusSeconds(random.nextInt(100_000)),
            random.nextBoolean() ? null : -random.nextInt(60),
            -random.nextInt(10));
    int minute = 0;
    for (int i = random.nextInt(14); i > 0; i--) {
      minute += random.nextInt(30);
      Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
      switch (random.nextInt(6)) {
        case 0 -> course.acknowledged(minute);
        case 1 -> course.resolved(minute);
        case 2 -> course.reopened(minute);
        case 3 -> course.known(moment, random.nextInt(90) - 30, minute);
        case 4 ->
            course.corrected(moment, random.nextBoolean() ? null : random.nextInt(90) - 30, minute);
        default -> {
          Phase to = Phase.values()[random.nextInt(Phase.values().length)];
          if (to != course.phase()) {
            course.phase(to, minute);
          }
        }
      }
    }
    return course;
  }

  private static Optional<Long> naive(Metric metric, Course course) {
    List<IncidentEvent> events = course.events();
    Instant opened = events.getFirst().at();
    return switch (metric) {
      case DETECT -> between(moment(events, Moment.OCCURRED), moment(events, Moment.DETECTED));
      case ACKNOWLEDGE ->
          between(
              opened,
              of(events, IncidentEvent.Acknowledged.class)
                  .findFirst()
                  .map(IncidentEvent::at)
                  .orElse(null));
      case CONTAIN -> between(opened, moment(events, Moment.CONTAINED));
      case RESOLVE -> {
        IncidentEvent last =
            events.stream()
                .filter(
                    e -> e instanceof IncidentEvent.Resolved || e instanceof IncidentEvent.Reopened)
                .reduce((first, second) -> second)
                .orElse(null);
        yield between(opened, last instanceof IncidentEvent.Resolved ? last.at() : null);
      }
      default -> phase(events, Phase.valueOf(metric.name()));
    };
  }

  private static Optional<Long> phase(List<IncidentEvent> events, Phase phase) {
    List<IncidentEvent.PhaseChanged> moves = of(events, IncidentEvent.PhaseChanged.class).toList();
    Phase now = moves.isEmpty() ? Phase.IDENTIFICATION : moves.getLast().to();
    List<Long> stretches = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      Instant entered = i == 0 ? events.getFirst().at() : moves.get(i - 1).at();
      if (moves.get(i).from() == phase) {
        stretches.add(Duration.between(entered, moves.get(i).at()).toMillis());
      }
    }
    return now == phase || stretches.isEmpty()
        ? Optional.empty()
        : Optional.of(stretches.stream().mapToLong(Long::longValue).sum());
  }

  private static Instant moment(List<IncidentEvent> events, Moment moment) {
    IncidentEvent.Opened opened = (IncidentEvent.Opened) events.getFirst();
    Instant[] value = {
      switch (moment) {
        case OCCURRED -> opened.occurredAt();
        case DETECTED -> opened.detectedAt();
        default -> null;
      }
    };
    of(events, MomentEvent.class)
        .filter(said -> said.moment() == moment)
        .forEach(
            said ->
                value[0] =
                    switch (said) {
                      case MomentEvent.Recorded e -> e.value();
                      case MomentEvent.Corrected e -> e.to();
                    });
    return value[0];
  }

  private static <T> Stream<T> of(List<IncidentEvent> events, Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Optional<Long> between(Instant from, Instant to) {
    return Stream.of(from, to).allMatch(Objects::nonNull) && !to.isBefore(from)
        ? Optional.of(Duration.between(from, to).toMillis())
        : Optional.empty();
  }

  private static Long quantile(List<Long> sorted, double q) {
    if (sorted.isEmpty()) {
      return null;
    }
    double place = q * (sorted.size() - 1);
    long below = sorted.get((int) Math.floor(place));
    long above = sorted.get((int) Math.ceil(place));
    return Figure.seconds(below + (above - below) * (place - Math.floor(place)));
  }
}
