package io.muster.notification.escalation;

import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.StepSkipped;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Moves the escalations of a drill on by the drill's own time: a level is due once so much of it
 * has passed since the one before fired. How late it was then is the drill's latest tick before
 * that event in the log, so the same log fires the same levels at the same times of the drill,
 * however long the people who practise it took.
 */
@Component
class DrillEscalations {

  private static final int PAGE = 200;
  private static final String ESCALATION_PREFIX = EscalationIds.of("", 0);

  private final EventLog log;
  private final EventCodec codec;
  private final Steps steps;

  DrillEscalations(EventLog log, EventCodec codec, Steps steps) {
    this.log = log;
    this.codec = codec;
    this.steps = steps;
  }

  /** An escalation that is under way. */
  private static final class Running {
    private Started started;
    private StepFired last;
    private long firedAt;
    private boolean over;
  }

  /** Its time went on: fires what is due by now. */
  void goOn(DrillTick tick) {
    List<Running> waiting = waiting(tick.drillId());
    if (waiting.isEmpty()) {
      return;
    }
    NavigableMap<Long, Instant> ticks = ticks(tick.drillId());
    for (Running each : waiting) {
      if (!due(each, ticks).isAfter(tick.now())) {
        steps.fireAfter(each.started, new Step(each.last.round(), each.last.level()));
      }
    }
  }

  /** A level that called nobody is not waited for, in a drill as in earnest. */
  void goOnAfter(StepFired step) {
    steps
        .started(step.escalationId())
        .filter(started -> !steps.waitsFor(started, step))
        .ifPresent(started -> steps.fireAfter(started, new Step(step.round(), step.level())));
  }

  /** One that was passed over is not waited for either. */
  void goOnAfter(StepSkipped step) {
    steps
        .started(step.escalationId())
        .ifPresent(started -> steps.fireAfter(started, new Step(step.round(), step.level())));
  }

  private static Instant due(Running escalation, NavigableMap<Long, Instant> ticks) {
    Map.Entry<Long, Instant> then = ticks.floorEntry(escalation.firedAt);
    int level = escalation.last.level();
    return then.getValue()
        .plusSeconds(escalation.started.levels().get(level - 1).ackTimeoutSeconds());
  }

  /** How late it was in the drill from which position on. */
  private NavigableMap<Long, Instant> ticks(String drillId) {
    NavigableMap<Long, Instant> ticks = new TreeMap<>();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(drillId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          switch ((DrillEvent) codec.decode(event)) {
            case DrillEvent.Started started -> ticks.put(event.position(), started.at());
            case DrillTick tick -> ticks.put(event.position(), tick.now());
            case DrillEvent.StepPlayed _, DrillEvent.Finished _, DrillEvent.Cancelled _ -> {
              // No time passes with it.
            }
          }
        }
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return ticks;
  }

  private List<Running> waiting(String drillId) {
    Map<String, Running> escalations = new LinkedHashMap<>();
    StoredCommit last = null;
    EventLog.Page page;
    do {
      page = log.readAlike(ESCALATION_PREFIX + DrillIds.within(drillId, ""), last, PAGE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (codec.decode(event) instanceof EscalationEvent happened) {
            apply(
                escalations.computeIfAbsent(happened.escalationId(), _ -> new Running()),
                happened,
                event.position());
          }
        }
        last = commit;
      }
    } while (page.more());
    return escalations.values().stream().filter(each -> !each.over && each.last != null).toList();
  }

  private static void apply(Running escalation, EscalationEvent event, long position) {
    switch (event) {
      case Started started -> escalation.started = started;
      case StepFired step -> {
        escalation.last = step;
        escalation.firedAt = position;
      }
      case StepSkipped _ -> {
        // The next follows on it at once, in no time of the drill.
      }
      case EscalationEvent.Stopped _, EscalationEvent.Exhausted _ -> escalation.over = true;
      case EscalationEvent.HandOverAsked _, EscalationEvent.HandOverAccepted _ -> {
        // Nothing is handed over in a drill.
      }
    }
  }
}
