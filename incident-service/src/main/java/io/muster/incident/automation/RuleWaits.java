package io.muster.incident.automation;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.LogDatabase;
import io.muster.incident.automation.Waiting.Since;
import io.muster.incident.intake.JsonCondition;
import io.muster.incident.recovery.watch.IncidentTime;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has the rules fire that wait for something not to happen. A reminder stands at the earliest
 * moment at which one could; what it leads to is read from the log then, so that it may come twice,
 * late, or to another process. In a drill it goes by the drill's time.
 */
@Component
@ProcessingGroup(RuleWaits.GROUP)
class RuleWaits {

  static final String GROUP = "incident.automation-waits";

  /** How often a drill is looked at besides each of its ticks. */
  private static final Duration DRILL = Duration.ofMinutes(1);

  private final RuleRegister register;
  private final RuleFacts facts;
  private final IncidentTime time;
  private final EventLog log;
  private final CommandSender sender;
  private final Timers reminders;
  private final Clock clock;

  RuleWaits(
      RuleRegister register,
      RuleFacts facts,
      IncidentTime time,
      EventLog log,
      CommandSender sender,
      Timers ruleTimers,
      Clock clock) {
    this.register = register;
    this.facts = facts;
    this.time = time;
    this.log = log;
    this.sender = sender;
    this.reminders = ruleTimers;
    this.clock = clock;
  }

  /**
   * A reminder that stands already finds out when the next is due. It is the earlier one, unless a
   * version before had it wait for longer: then it is brought forward.
   */
  @EventHandler
  void on(IncidentEvent event, Recorded recorded) throws InterruptedException {
    if (!Waiting.mayBeginWith(event)) {
      return;
    }
    register.requireRead(recorded.position());
    for (Rule.Running rule : register.waiting(recorded.position())) {
      if (Waiting.mayBeginWith(rule.content(), event)) {
        String timer = id(event.incidentId(), rule.ruleId());
        Instant due =
            DrillIds.inDrill(event.incidentId())
                ? clock.instant()
                : Waiting.due(rule.content(), event.at());
        reminders.remind(timer, due);
        reminders.hasten(timer, due);
      }
    }
  }

  @EventHandler
  void on(DrillTick tick) {
    reminders.dueNowAlike(DrillIds.within(tick.drillId(), ""));
  }

  static String id(String incidentId, String ruleId) {
    return incidentId + "/" + ruleId;
  }

  /**
   * Looks whether a rule is to fire in an incident.
   *
   * @return when to look again; nothing when nothing is waited for
   */
  Optional<Instant> due(String timerId) {
    int slash = timerId.lastIndexOf('/');
    try {
      return due(timerId.substring(0, slash), timerId.substring(slash + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Optional<Instant> due(String incidentId, String ruleId) throws InterruptedException {
    long head = log.head().position();
    register.requireRead(head);
    Optional<Rule.Running> found =
        register.running(ruleId, head).filter(rule -> rule.content().when().waits());
    if (found.isEmpty() || time.isOver(incidentId)) {
      return Optional.empty();
    }
    Rule.Running rule = found.get();
    // The time is asked first: what is recorded after it was waited for all the same.
    Instant now = time.now(incidentId);
    Waiting waiting = new Waiting(rule.content());
    facts.tell(incidentId, 0, Long.MAX_VALUE, waiting::takeAll);
    Optional<Since> since =
        waiting.since().filter(it -> register.running(ruleId, it.position()).isPresent());
    if (since.isEmpty()) {
      return Optional.empty();
    }
    Instant at =
        Waiting.due(
            rule.content(), time.of(incidentId, since.get().position(), since.get().event().at()));
    if (now.isBefore(at)) {
      return Optional.of(DrillIds.inDrill(incidentId) ? clock.instant().plus(DRILL) : at);
    }
    if (holds(rule, waiting, at, head)) {
      RuleFiring.fire(sender, rule, since.get().event(), since.get().position());
    }
    return Optional.empty();
  }

  private boolean holds(Rule.Running rule, Waiting waiting, Instant at, long head)
      throws InterruptedException {
    if (rule.content().condition() == null) {
      return true;
    }
    Map<String, Object> document =
        facts.document(waiting.incident(), Occasion.missed(rule.content()), head);
    return JsonCondition.holds(
        rule.content().condition(), RuleFacts.timed(document, at, rule.content().zone()));
  }

  @Configuration(proxyBeanMethods = false)
  static class Reminders {

    private static final int AT_ONCE = 2;

    @Bean
    RetriedByItself ruleWaitsRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
    }

    @Bean
    Timers ruleTimers(MongoDatabase database, Clock clock) {
      return new Timers(LogDatabase.durable(database), "incident_rule_timers", clock);
    }

    @Bean
    TimerLoop ruleLoop(Timers ruleTimers, RuleWaits waits, Clock clock) {
      return new TimerLoop("rule-waits", ruleTimers, waits::due, AT_ONCE, clock);
    }
  }
}
