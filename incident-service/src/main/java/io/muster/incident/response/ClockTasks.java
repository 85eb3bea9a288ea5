package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Event;
import io.muster.contracts.incident.TaskCommand;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ReportSubmitted;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.Reportability;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import io.muster.starter.RetriedByItself;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Makes a task of the incident of each report whose time runs out, says in it what the report still
 * lacks, and ends it with the filing or with the decision that nothing has to be filed, until that
 * is decided otherwise. What a person has changed in such a task stays. An incident that is closed
 * takes no task; whoever files is told by a notice all the same.
 */
@Component
@ProcessingGroup(ClockTasks.GROUP)
class ClockTasks {

  static final String GROUP = "incident.clock-tasks";

  private static final Logger LOG = LoggerFactory.getLogger(ClockTasks.class);
  private static final Actor BY = Actor.system("regulatory-clocks");
  private static final int PAGE = 200;

  private final CommandSender sender;
  private final EventLog log;
  private final EventCodec codec;

  ClockTasks(CommandSender sender, EventLog log, EventCodec codec) {
    this.sender = sender;
    this.log = log;
    this.codec = codec;
  }

  @EventHandler
  void on(AssessmentEvent event, Recorded recorded) {
    switch (event) {
      case ThresholdReached mark -> remind(mark);
      case ReportSubmitted filed ->
          end(
              filed,
              recorded.position(),
              mark -> mark.metBy().contains(filed.report()),
              TaskState.DONE,
              "Filed: log position " + recorded.position());
      case Decided decided when decided.outcome() == Reportability.NOT_REPORTABLE ->
          end(
              decided,
              recorded.position(),
              mark -> mark.regime() == decided.regime(),
              TaskState.DROPPED,
              "Decided not to be reportable: log position " + recorded.position());
      default -> {
        // Nothing is to be done, or done with, because of it.
      }
    }
  }

  private void remind(ThresholdReached mark) {
    ClockTaskWords words = new ClockTaskWords(mark);
    TaskCommand.Add add =
        new TaskCommand.Add(
            mark.incidentId(),
            taskOf(mark),
            words.title(),
            words.details(),
            null,
            mark.dueAt(),
            List.of(),
            TaskOrigin.regulation(mark.report(), mark.entityId()),
            BY,
            Authority.SYSTEM);
    try {
      if (sender.decide(add).isEmpty()) {
        sayAnew(add);
      }
    } catch (Refused refused) {
      LOG.info("{} takes no task for {}: {}", mark.incidentId(), mark.rule(), refused.getMessage());
    }
  }

  /**
   * The task is there. It is taken up again where the decision that nothing has to be filed had
   * ended it; unless a person has taken it in hand, it says what holds now.
   */
  private void sayAnew(TaskCommand.Add add) {
    List<TaskEvent> told =
        recorded(add.incidentId(), Long.MAX_VALUE).stream()
            .filter(event -> event instanceof TaskEvent task && task.taskId().equals(add.taskId()))
            .map(TaskEvent.class::cast)
            .toList();
    if (endedByDecision(told)) {
      move(add.incidentId(), add.taskId(), TaskState.OPEN, "It may have to be reported after all");
    }
    boolean byPerson =
        told.stream()
            .anyMatch(
                event ->
                    event instanceof TaskEvent.Changed && event.by().kind() != Actor.Kind.SYSTEM);
    if (!byPerson) {
      sender.decide(
          new TaskCommand.Change(
              add.incidentId(),
              add.taskId(),
              add.title(),
              add.details(),
              add.due(),
              List.of(),
              BY,
              Authority.SYSTEM));
    }
  }

  private static boolean endedByDecision(List<TaskEvent> told) {
    return told.stream()
        .filter(TaskEvent.Moved.class::isInstance)
        .map(TaskEvent.Moved.class::cast)
        .reduce((_, last) -> last)
        .filter(last -> last.to() == TaskState.DROPPED && last.by().kind() == Actor.Kind.SYSTEM)
        .isPresent();
  }

  private void end(
      AssessmentEvent because,
      long position,
      Predicate<ThresholdReached> which,
      TaskState to,
      String reason) {
    Map<String, ThresholdReached> latest = new LinkedHashMap<>();
    recorded(because.assessmentId(), position)
        .forEach(
            event -> {
              if (event instanceof ThresholdReached mark) {
                latest.put(mark.rule(), mark);
              }
            });
    latest.values().stream()
        .filter(which)
        .forEach(mark -> move(mark.incidentId(), taskOf(mark), to, reason));
  }

  private void move(String incidentId, String taskId, TaskState to, String reason) {
    try {
      sender.decide(new TaskCommand.Move(incidentId, taskId, to, reason, BY, Authority.SYSTEM));
    } catch (Refused refused) {
      LOG.info("{} of {} stays as it is: {}", taskId, incidentId, refused.getMessage());
    }
  }

  /** One task for one report of one entity, until it is filed. */
  private static String taskOf(ThresholdReached mark) {
    return "clock-%s-%s-%d".formatted(mark.entityId(), mark.rule().replace('/', '-'), mark.round());
  }

  private List<Event> recorded(String aggregateId, long before) {
    List<Event> events = new ArrayList<>();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() < before)
            .map(codec::decode)
            .forEach(events::add);
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return events;
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {
    @Bean
    RetriedByItself clockTasksRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }
}
