package io.muster.incident.automation;

import io.muster.contracts.Event;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.InIncident;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.LogRegister;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Every automation rule, and the newest of what they did, as the log tells of them. */
@Component
public final class RuleRegister extends LogRegister {

  /** How many firings are remembered of each rule; the log holds them all. */
  public static final int FIRINGS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TreeMap<String, Rule> rules = new TreeMap<>();
  private final Map<String, Deque<Firing>> firings = new HashMap<>();

  RuleRegister(EventLog log, EventCodec codec) {
    super(log, codec, "AutomationRule", AutomationRuleEvent.ID_PREFIX);
  }

  /**
   * One time a rule fired, or would have.
   *
   * @param position where the log holds it
   * @param began that it fired, or that and why it did not
   * @param ended what came of it; null while that is not known
   */
  public record Firing(long position, InIncident began, FiringEnded ended) {}

  /**
   * Waits until the rules are known up to a position.
   *
   * @throws IllegalStateException when that takes longer than a handler may wait
   */
  void requireRead(long position) throws InterruptedException {
    if (!await(position, PATIENCE)) {
      throw new IllegalStateException(
          "The rules are not known up to position %d yet.".formatted(position));
    }
  }

  /** Something of every rule, by name. */
  public synchronized <T> List<T> all(Function<Rule, T> shown) {
    return rules.values().stream()
        .sorted(Comparator.comparing(Rule::name).thenComparing(Rule::id))
        .map(shown)
        .toList();
  }

  /** Something of one rule. */
  public synchronized <T> Optional<T> find(String ruleId, Function<Rule, T> shown) {
    return Optional.ofNullable(rules.get(ruleId)).map(shown);
  }

  /** What a version of a rule says. */
  public Optional<RuleContent> content(String ruleId, int version) {
    return find(ruleId, rule -> rule.content(version)).flatMap(Function.identity());
  }

  /** What a rule did, the newest first, at most {@link #FIRINGS}. */
  public synchronized List<Firing> firings(String ruleId) {
    return List.copyOf(firings.getOrDefault(ruleId, new ArrayDeque<>()));
  }

  /** The versions that answer an event of this kind recorded at a position. */
  synchronized List<Rule.Running> running(RuleWhen when, long position) {
    return rules.values().stream()
        .flatMap(rule -> rule.runningAt(position).stream())
        .filter(running -> running.content().when() == when)
        .toList();
  }

  /** The versions that wait for something not to happen after an event recorded at a position. */
  synchronized List<Rule.Running> waiting(long position) {
    return rules.values().stream()
        .flatMap(rule -> rule.runningAt(position).stream())
        .filter(running -> running.content().when().waits())
        .toList();
  }

  /** The version of a rule that answers an event recorded at a position; nothing when none does. */
  synchronized Optional<Rule.Running> running(String ruleId, long position) {
    return Optional.ofNullable(rules.get(ruleId)).flatMap(rule -> rule.runningAt(position));
  }

  @Override
  protected void forget() {
    rules.clear();
    firings.clear();
  }

  @Override
  protected void take(Event event, long position, long sequence) {
    AutomationRuleEvent said = (AutomationRuleEvent) event;
    Rule rule = rules.computeIfAbsent(said.ruleId(), _ -> new Rule());
    if (rule.updatedAt() != null && rule.version() >= sequence) {
      return;
    }
    rule.take(said, position, sequence);
    if (said instanceof InIncident told) {
      remember(told, position);
    }
  }

  private void remember(InIncident told, long position) {
    Deque<Firing> newest = firings.computeIfAbsent(told.ruleId(), _ -> new ArrayDeque<>());
    if (told instanceof FiringEnded ended) {
      newest.stream()
          .filter(firing -> firing.ended() == null && isOf(firing.began(), ended))
          .findFirst()
          .ifPresent(
              firing -> {
                List<Firing> all =
                    newest.stream()
                        .map(
                            each ->
                                each == firing
                                    ? new Firing(each.position(), each.began(), ended)
                                    : each)
                        .toList();
                newest.clear();
                newest.addAll(all);
              });
      return;
    }
    newest.addFirst(new Firing(position, told, null));
    if (newest.size() > FIRINGS) {
      newest.removeLast();
    }
  }

  private static boolean isOf(InIncident began, FiringEnded ended) {
    return began.trigger() == ended.trigger() && began.incidentId().equals(ended.incidentId());
  }
}
