package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.RemoveOverride;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.contracts.oncall.OnCallEvent.OverrideRemoved;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import io.muster.contracts.oncall.SwapCommand;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.notification.oncall.Swaps.State;
import io.muster.notification.oncall.Swaps.Swap;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * People taking turns at being on call. What is published replaces what was there before, and what
 * is overridden is so for a while; neither changes what has been.
 */
@Aggregate(type = "Schedule", cache = "aggregateCache")
class Schedule {

  private static final int MOST_OVERRIDES_AHEAD = 500;

  @AggregateIdentifier private String id;
  private SchedulePublished published;
  private final Map<String, OverrideAdded> overrides = new HashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Swaps swaps = new Swaps();

  Schedule() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(PublishSchedule command, Clock clock) {
    check(command);
    if (!says(command)) {
      AggregateLifecycle.apply(
          new SchedulePublished(
              command.scheduleId(),
              command.name(),
              command.teamId(),
              command.zone(),
              command.layers(),
              command.shadows(),
              command.holidays(),
              command.by(),
              clock.instant()));
    }
  }

  /** What has to hold before a schedule may be published, or tried. */
  static void check(PublishSchedule command) {
    Checks.id("/scheduleId", command.scheduleId());
    Checks.name("/name", command.name());
    if (command.teamId() != null) {
      Checks.id("/teamId", command.teamId());
    }
    LayerRules.zone("/zone", command.zone());
    LayerRules.check(command.layers(), command.shadows());
    LayerRules.holidays(command.holidays());
  }

  private boolean says(PublishSchedule command) {
    return published != null
        && published.name().equals(command.name())
        && Objects.equals(published.teamId(), command.teamId())
        && published.zone().equals(command.zone())
        && published.layers().equals(command.layers())
        && published.shadows().equals(command.shadows())
        && published.holidays().equals(command.holidays());
  }

  @CommandHandler
  void override(AddOverride command, Clock clock) {
    Instant now = clock.instant();
    Checks.id("/personId", command.personId());
    DutyTimes.check(command.from(), command.until(), now);
    if (command.reason() != null) {
      Checks.name("/reason", command.reason());
    }
    if (overrides.containsKey(command.overrideId())) {
      return;
    }
    requireRoom(1, now);
    AggregateLifecycle.apply(
        new OverrideAdded(
            id,
            command.overrideId(),
            command.personId(),
            command.from(),
            command.until(),
            command.reason(),
            command.by(),
            now));
  }

  private void requireRoom(int more, Instant now) {
    long ahead = overrides.values().stream().filter(it -> it.until().isAfter(now)).count();
    if (ahead + more > MOST_OVERRIDES_AHEAD) {
      throw Refused.conflict(
          "too-many-overrides",
          "A schedule has at most %d overrides ahead; change its layers instead."
              .formatted(MOST_OVERRIDES_AHEAD));
    }
  }

  @CommandHandler
  void ask(SwapCommand.Ask command, Clock clock) {
    Instant now = clock.instant();
    if (swaps.find(command.swapId()).isPresent()) {
      return;
    }
    SwapRules.ask(command, swaps, now);
    AggregateLifecycle.apply(
        new SwapEvent.Asked(
            id,
            command.swapId(),
            command.askerId(),
            command.askedId(),
            command.from(),
            command.until(),
            command.backFrom(),
            command.backUntil(),
            command.note(),
            command.by(),
            now));
  }

  /** One commit: the answer never stands without the overrides that make it so. */
  @CommandHandler
  void accept(SwapCommand.Accept command, Clock clock) {
    Instant now = clock.instant();
    Swap swap = SwapRules.toAnswer(swaps, command.swapId(), State.ACCEPTED, now);
    if (swap == null) {
      return;
    }
    SwapRules.onlyTheAsked(swap, command.by());
    SwapRules.note(command.note());
    List<OverrideAdded> agreed = SwapRules.overrides(swap.asked(), command.by(), now);
    requireRoom(agreed.size(), now);
    AggregateLifecycle.apply(
        new SwapEvent.Accepted(id, command.swapId(), command.note(), command.by(), now));
    agreed.forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  void decline(SwapCommand.Decline command, Clock clock) {
    Instant now = clock.instant();
    Swap swap = SwapRules.toAnswer(swaps, command.swapId(), State.DECLINED, now);
    if (swap != null) {
      SwapRules.onlyTheAsked(swap, command.by());
      SwapRules.note(command.note());
      AggregateLifecycle.apply(
          new SwapEvent.Declined(id, command.swapId(), command.note(), command.by(), now));
    }
  }

  @CommandHandler
  void withdraw(SwapCommand.Withdraw command, Clock clock) {
    Instant now = clock.instant();
    if (SwapRules.toAnswer(swaps, command.swapId(), State.WITHDRAWN, now) != null) {
      AggregateLifecycle.apply(new SwapEvent.Withdrawn(id, command.swapId(), command.by(), now));
    }
  }

  @CommandHandler
  void remove(RemoveOverride command, Clock clock) {
    OverrideAdded override = overrides.get(command.overrideId());
    if (override == null) {
      throw Refused.notFound("The override");
    }
    if (removed.contains(command.overrideId())) {
      return;
    }
    DutyTimes.notOver(override.until(), clock.instant());
    AggregateLifecycle.apply(
        new OverrideRemoved(id, command.overrideId(), command.by(), clock.instant()));
  }

  @EventSourcingHandler
  void on(SchedulePublished event) {
    id = event.scheduleId();
    published = event;
  }

  @EventSourcingHandler
  void on(OverrideAdded event) {
    overrides.put(event.overrideId(), event);
  }

  @EventSourcingHandler
  void on(OverrideRemoved event) {
    removed.add(event.overrideId());
    overrides.computeIfPresent(event.overrideId(), (id, added) -> endedAt(added, event.at()));
  }

  @EventSourcingHandler
  void on(SwapEvent event) {
    swaps.on(event);
  }

  private static OverrideAdded endedAt(OverrideAdded it, Instant end) {
    return new OverrideAdded(
        it.scheduleId(),
        it.overrideId(),
        it.personId(),
        it.from(),
        end,
        it.reason(),
        it.by(),
        it.at());
  }
}
