package io.muster.incident.planning.plan;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.planning.IncidentPlanCommand.ChooseByRule;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.AlertLabels;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Gives each incident that opens the plan that is most for it, and brings the tasks of whichever
 * plan it follows. Hearing the same again asks for the same again, which changes nothing.
 */
@Component
@ProcessingGroup(PlanChooser.GROUP)
class PlanChooser {

  static final String GROUP = "incident.planning";

  private static final Logger LOG = LoggerFactory.getLogger(PlanChooser.class);
  private static final Actor BY = Actor.system("plan-choice");
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int EVENTS = 200;

  private final PlanRegister register;
  private final CommandSender sender;
  private final EventLog log;
  private final EventCodec codec;

  PlanChooser(PlanRegister register, CommandSender sender, EventLog log, EventCodec codec) {
    this.register = register;
    this.sender = sender;
    this.log = log;
    this.codec = codec;
  }

  @EventHandler
  void on(IncidentEvent.Opened opened, Recorded recorded) throws InterruptedException {
    register.await(recorded.position(), PATIENCE);
    Optional<PlanChoice> choice =
        PlanChoice.of(
            register.all(),
            recorded.position(),
            classesOf(opened),
            opened.services(),
            opened.severity());
    choice.ifPresent(
        chosen ->
            sender.decide(
                new ChooseByRule(
                    opened.incidentId(),
                    chosen.version().event().planId(),
                    chosen.version().event().version(),
                    chosen.version().content().name(),
                    PlanChoice.RULE,
                    chosen.matched(),
                    BY)));
  }

  @EventHandler
  void on(IncidentPlanEvent.Chosen chosen, Recorded recorded) throws InterruptedException {
    register.await(recorded.position(), PATIENCE);
    register
        .find(chosen.planId())
        .flatMap(plan -> plan.versionOf(chosen.version()))
        .ifPresent(version -> version.content().tasks().forEach(task -> add(task, chosen)));
  }

  private void add(PlannedTask task, IncidentPlanEvent.Chosen chosen) {
    try {
      sender.decide(
          new TaskCommand.Add(
              chosen.incidentId(),
              "%s-%d-%s".formatted(chosen.planId(), chosen.version(), task.id()),
              task.title(),
              null,
              null,
              null,
              List.of(),
              TaskOrigin.plan(chosen.planId(), chosen.version(), task.id()),
              BY,
              Authority.SYSTEM));
    } catch (Refused refused) {
      // The incident is closed by now, or holds as many tasks as it can: nobody misses this one.
      LOG.info("{} takes no task of its plan: {}", chosen.incidentId(), refused.getMessage());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself choosingRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }

  /** What kind of incident it is, as the alerts say that opened it. */
  private Set<String> classesOf(IncidentEvent.Opened opened) {
    String groupId = opened.source().alertGroupId();
    if (groupId == null) {
      return Set.of();
    }
    return log.readAggregate(groupId, 0, EVENTS).commits().stream()
        .flatMap(commit -> commit.events().stream())
        .map(codec::decode)
        .flatMap(
            event -> event instanceof AlertFired fired ? AlertLabels.classes(fired) : Stream.of())
        .collect(Collectors.toSet());
  }
}
