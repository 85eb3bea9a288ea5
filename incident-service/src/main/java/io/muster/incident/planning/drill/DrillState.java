package io.muster.incident.planning.drill;

import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillEvent.Cancelled;
import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillEvent.Finished;
import io.muster.contracts.drill.DrillEvent.Started;
import io.muster.contracts.drill.DrillEvent.StepPlayed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A drill as the log tells of it: what was played, and how late it was in it at any position. One
 * thread follows the log and adds to it while others read.
 */
public final class DrillState {

  /** How far it is. */
  public enum Progress {
    RUNNING,
    FINISHED,
    CANCELLED
  }

  /**
   * A step that was played.
   *
   * @param position where the log holds it
   */
  public record Played(long position, StepPlayed event) {}

  private final Started started;
  private final long startedPosition;
  private final Scenario scenario;
  private final NavigableMap<Long, Instant> ticks = new ConcurrentSkipListMap<>();
  private final Map<String, Played> played = new ConcurrentHashMap<>();
  private volatile Instant tickedAt;
  private volatile DrillEvent end;
  private volatile long endPosition = Long.MAX_VALUE;
  private volatile long version;

  private DrillState(Started started, long position) {
    this.started = started;
    this.startedPosition = position;
    this.scenario = Scenarios.pinned(started);
    this.tickedAt = started.at();
    ticks.put(position, started.at());
  }

  /** What is known after one more event; {@code before} is null before the first and is changed. */
  static DrillState after(DrillState before, DrillEvent event, long position, long sequence) {
    DrillState state = before == null ? new DrillState((Started) event, position) : before;
    state.version = sequence;
    switch (event) {
      case Started _ -> {
        // That is where it begins.
      }
      case DrillTick tick -> {
        state.ticks.put(position, tick.now());
        state.tickedAt = tick.at();
      }
      case StepPlayed step -> state.played.putIfAbsent(step.stepId(), new Played(position, step));
      case Finished _, Cancelled _ -> {
        state.end = event;
        state.endPosition = position;
      }
    }
    return state;
  }

  /** How it began. */
  public Started started() {
    return started;
  }

  /** Where the log holds that. */
  public long startedPosition() {
    return startedPosition;
  }

  /** What is played. */
  public Scenario scenario() {
    return scenario;
  }

  /** What was played, in that order. */
  public List<Played> played() {
    return played.values().stream().sorted(Comparator.comparing(Played::position)).toList();
  }

  /** Where a step was played; nothing while it was not. */
  public Optional<Played> played(String stepId) {
    return Optional.ofNullable(played.get(stepId));
  }

  /** How late it is in it, UTC. */
  public Instant now() {
    return ticks.lastEntry().getValue();
  }

  /** When its time last went on, by the wall's clock, UTC. */
  public Instant tickedAt() {
    return tickedAt;
  }

  /** How late it was in it where the log holds something, UTC. */
  public Instant at(long position) {
    Map.Entry<Long, Instant> tick = ticks.floorEntry(position);
    return tick == null ? started.at() : tick.getValue();
  }

  /** How long it had gone on there, in its own time. */
  public Duration since(long position) {
    return Duration.between(started.at(), at(position));
  }

  /** How it ended; null while it has not. */
  public DrillEvent end() {
    return end;
  }

  /** Where the log holds its end; the largest position there is while it has none. */
  public long endPosition() {
    return endPosition;
  }

  /** How far it is. */
  public Progress progress() {
    return switch (end) {
      case null -> Progress.RUNNING;
      case Cancelled _ -> Progress.CANCELLED;
      default -> Progress.FINISHED;
    };
  }

  /** Of the aggregate, to be sent back when it is changed. */
  public long version() {
    return version;
  }
}
