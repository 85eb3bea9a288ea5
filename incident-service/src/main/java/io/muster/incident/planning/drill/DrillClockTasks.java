package io.muster.incident.planning.drill;

import io.muster.contracts.Authority;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.incident.planning.drill.DrillRecord.Entry;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Makes a task of each clock that begins to run in a drill, as a regulatory clock makes one in
 * earnest. It is due by the drill's time, and stands for the report nobody files in a drill.
 */
@Component
@ProcessingGroup(DrillClockTasks.GROUP)
class DrillClockTasks {

  static final String GROUP = "incident.drill";

  private static final Logger LOG = LoggerFactory.getLogger(DrillClockTasks.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String STANDS_FOR =
      "In earnest a report would be filed. Nothing is filed in a drill: prepare it, and call this done once it could go out.";

  private final DrillRegister register;
  private final DrillRecord record;
  private final CommandSender sender;

  DrillClockTasks(DrillRegister register, DrillRecord record, CommandSender sender) {
    this.register = register;
    this.record = record;
    this.sender = sender;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) throws InterruptedException {
    Optional<String> drillId = DrillIds.drillOf(event.incidentId());
    Optional<Scenario.Fact> said = FactsOnRecord.saidBy(event);
    if (drillId.isEmpty() || said.isEmpty()) {
      return;
    }
    DrillState drill = find(drillId.get(), recorded.position());
    List<RehearsedClock> clocks =
        drill.scenario().expected().clocks().stream()
            .filter(clock -> clock.from() == said.get())
            .map(clock -> new RehearsedClock(drill, clock))
            .toList();
    if (clocks.isEmpty() || drill.endPosition() < recorded.position()) {
      return;
    }
    List<Entry> entries = record.of(drillId.get());
    for (RehearsedClock each : clocks) {
      each.began(entries)
          .filter(began -> began.position() == recorded.position())
          .ifPresent(began -> add(each, began));
    }
  }

  private DrillState find(String drillId, long position) throws InterruptedException {
    if (!register.await(position, PATIENCE)) {
      throw new IllegalStateException("The drills are not read up to position " + position);
    }
    return register
        .find(drillId)
        .orElseThrow(() -> new IllegalStateException("There is no drill " + drillId));
  }

  private void add(RehearsedClock clock, Entry began) {
    String incidentId = began.event().incidentId();
    try {
      sender.decide(
          new TaskCommand.Add(
              incidentId,
              clock.taskId(),
              clock.clock().name(),
              STANDS_FOR,
              null,
              clock.due(began),
              List.of(),
              TaskOrigin.drill(clock.drill().started().drillId(), clock.clock().id()),
              DrillRunner.BY,
              Authority.SYSTEM));
    } catch (Refused refused) {
      LOG.info("{} takes no task of its drill: {}", incidentId, refused.getMessage());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself drillRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }
}
