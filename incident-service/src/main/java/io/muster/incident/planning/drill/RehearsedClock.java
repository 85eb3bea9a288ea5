package io.muster.incident.planning.drill;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import io.muster.incident.planning.drill.DrillRecord.Entry;
import io.muster.incident.planning.drill.Scorecard.Criterion;
import io.muster.incident.planning.drill.Scorecard.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A clock of a drill: it begins to run when a fact is first said in any of the drill's incidents,
 * and is met by the task that comes of it there being done by then. All of it goes by the drill's
 * time.
 */
record RehearsedClock(DrillState drill, Scenario.Clock clock) {

  /**
   * The task that stands for what would have to be filed, within the incident it began to run in.
   */
  String taskId() {
    return "drill-clock-" + clock.id();
  }

  /** Where it began to run; nothing while the fact was never said. What is taken back ran. */
  Optional<Entry> began(List<Entry> entries) {
    return entries.stream()
        .filter(
            entry -> FactsOnRecord.saidBy(entry.event()).filter(clock.from()::equals).isPresent())
        .findFirst();
  }

  /** Until when, in the drill's time, UTC. */
  Instant due(Entry began) {
    return drill.at(began.position()).plus(Duration.ofMinutes(clock.within()));
  }

  /** Where its task was done in time, and was not taken up again in time; nothing otherwise. */
  Optional<Long> met(Entry began, List<Entry> entries) {
    Long done = null;
    for (Entry entry : entries) {
      if (isOfTask(entry.event(), began.event().incidentId())
          && entry.event() instanceof TaskEvent.Moved moved
          && !drill.at(entry.position()).isAfter(due(began))) {
        done = moved.to() == TaskState.DONE ? (Long) entry.position() : null;
      }
    }
    return Optional.ofNullable(done);
  }

  /** How all clocks of a drill went, each worth the same share. */
  static Line line(DrillState drill, List<Entry> entries) {
    List<Scenario.Clock> wanted = drill.scenario().expected().clocks();
    List<String> missed = new ArrayList<>();
    Set<Long> evidence = new TreeSet<>();
    for (Scenario.Clock each : wanted) {
      RehearsedClock clock = new RehearsedClock(drill, each);
      Optional<Entry> began = clock.began(entries);
      Optional<Long> met = began.flatMap(it -> clock.met(it, entries));
      began.map(Entry::position).ifPresent(evidence::add);
      met.ifPresent(evidence::add);
      if (began.isEmpty()) {
        missed.add(
            "“%s” never began, as nobody said: %s"
                .formatted(each.name(), Scorer.words(List.of(each.from()))));
      } else if (met.isEmpty()) {
        missed.add("“%s” within %d min".formatted(each.name(), each.within()));
      }
    }
    return Scorer.share(
        Criterion.CLOCKS_MET,
        wanted.size() - missed.size(),
        wanted.size(),
        missed.isEmpty()
            ? "What would have had to be filed was ready in time."
            : "Not met: %s.".formatted(String.join("; ", missed)),
        List.copyOf(evidence));
  }

  private boolean isOfTask(IncidentEvent event, String incidentId) {
    return event instanceof TaskEvent task
        && task.taskId().equals(taskId())
        && task.incidentId().equals(incidentId);
  }
}
