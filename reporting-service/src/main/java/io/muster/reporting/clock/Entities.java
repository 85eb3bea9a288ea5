package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The legal entities there are, and what was recorded of one thing, read from the log itself. */
final class Entities {

  private static final int PAGE = 200;

  private final EventLog log;
  private final EventCodec codec;

  Entities(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * An entity as it is now.
   *
   * @param version sequence number of its newest event
   */
  record Entity(String id, EntityContent content, boolean retired, long version) {}

  /** All there ever were, by name. */
  List<Entity> all() {
    Map<String, Entity> found = new LinkedHashMap<>();
    StoredCommit after = null;
    EventLog.Page page;
    do {
      page = log.readAlike(EntityEvent.PREFIX, after, PAGE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent stored : commit.events()) {
          EntityEvent event = (EntityEvent) codec.decode(stored);
          found.compute(event.entityId(), (_, before) -> with(before, event, stored.sequence()));
        }
        after = commit;
      }
    } while (page.more());
    return found.values().stream()
        .sorted(Comparator.comparing((Entity entity) -> entity.content().name()))
        .toList();
  }

  private static Entity with(Entity before, EntityEvent event, long sequence) {
    return switch (event) {
      case EntityEvent.Described described ->
          new Entity(event.entityId(), described.content(), false, sequence);
      case EntityEvent.RecurrenceAssessed _ ->
          before == null
              ? null
              : new Entity(event.entityId(), before.content(), before.retired(), sequence);
      case EntityEvent.Retired _ ->
          new Entity(event.entityId(), before == null ? null : before.content(), true, sequence);
    };
  }

  /**
   * One of them.
   *
   * @throws Refused 404 for one there never was
   */
  Entity require(String id) {
    Entity entity = null;
    for (Standing.Step step : recorded(id)) {
      if (step.event() instanceof EntityEvent event) {
        entity = with(entity, event, entity == null ? 0 : entity.version() + 1);
      }
    }
    if (entity == null) {
      throw Refused.notFound("The entity " + id);
    }
    return entity;
  }

  /** Everything recorded about one thing, oldest first. */
  List<Standing.Step> recorded(String aggregateId) {
    List<Standing.Step> steps = new ArrayList<>();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        commit.events().forEach(event -> steps.add(step(commit, event)));
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return steps;
  }

  /**
   * The events at these positions, in this order; what a damaged log no longer holds is left out.
   */
  List<Standing.Step> at(List<Long> positions) {
    List<Standing.Step> steps = new ArrayList<>();
    for (long position : positions) {
      log.commitAt(position)
          .ifPresent(
              commit ->
                  commit.events().stream()
                      .filter(event -> event.position() == position)
                      .forEach(event -> steps.add(step(commit, event))));
    }
    return steps;
  }

  private Standing.Step step(StoredCommit commit, StoredEvent event) {
    return new Standing.Step(event.position(), commit.recordTime(), codec.decode(event));
  }

  /** Sequence number of the newest event; -1 for none. */
  long version(String aggregateId) {
    return log.lastSequence(aggregateId).orElse(-1L);
  }
}
