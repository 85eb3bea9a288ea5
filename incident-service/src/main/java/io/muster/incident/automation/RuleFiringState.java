package io.muster.incident.automation;

import io.muster.contracts.automation.AutomationRuleCommand.Fire;
import io.muster.contracts.automation.AutomationRuleEvent.Enabled;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.AutomationRuleEvent.InIncident;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a rule has to remember of its firings, so that it fires once each, and not too often. */
final class RuleFiringState {

  private static final Duration WITHIN = Duration.ofHours(1);

  /** At 100 firings an hour, the most there are, those of more than four days. */
  static final int WAITED = 10_000;

  /** The version that fires; 0 while none does. */
  private int version;

  private int enabling;
  private RuleContent content;

  /** Of each incident the newest event that was answered since the rule was enabled. */
  private final Map<String, Long> answered = new HashMap<>();

  /**
   * The incidents in which a version answered that something had not happened: once for good. The
   * oldest are forgotten at last; in one of those that is still open, it could fire once more.
   */
  private final Set<String> waited =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > WAITED;
            }
          });

  /** What fired within the last hour, the oldest first; drills apart. */
  private final Deque<Recent> recent = new ArrayDeque<>();

  private final Set<String> open = new HashSet<>();

  private record Recent(String incidentId, Instant at) {}

  int version() {
    return version;
  }

  int enabling() {
    return enabling;
  }

  /** Whether the event is still to be answered by the version that fires. */
  boolean takes(Fire wish) {
    return version > 0
        && wish.enabling() == enabling
        && !waited.contains(version + "/" + wish.incidentId())
        && wish.trigger() > answered.getOrDefault(wish.incidentId(), 0L);
  }

  /** Why it may not fire in an incident; nothing when it may. */
  Optional<RuleBar> bar(Fire wish, Instant now) {
    if (wish.looped()) {
      return Optional.of(RuleBar.LOOP);
    }
    if (wish.rehearsed()) {
      return Optional.empty();
    }
    Instant since = now.minus(WITHIN);
    long all = recent.stream().filter(firing -> firing.at().isAfter(since)).count();
    long here =
        recent.stream()
            .filter(firing -> firing.at().isAfter(since))
            .filter(firing -> firing.incidentId().equals(wish.incidentId()))
            .count();
    if (here >= content.perIncident()) {
      return Optional.of(RuleBar.INCIDENT_LIMIT);
    }
    return all >= content.perHour() ? Optional.of(RuleBar.HOUR_LIMIT) : Optional.empty();
  }

  /** Whether nobody has said yet what came of a firing. */
  boolean isOpen(String incidentId, long trigger) {
    return open.contains(key(incidentId, trigger));
  }

  void on(Enabled enabled, RuleContent said) {
    version = enabled.version();
    enabling = enabled.enabling();
    content = said;
    answered.clear();
  }

  void on(Fired fired) {
    answered(fired);
    open.add(key(fired.incidentId(), fired.trigger()));
    if (!fired.rehearsed()) {
      recent.addLast(new Recent(fired.incidentId(), fired.at()));
    }
    Instant since = fired.at().minus(WITHIN);
    while (!recent.isEmpty() && !recent.getFirst().at().isAfter(since)) {
      recent.removeFirst();
    }
  }

  void on(FiringWithheld withheld) {
    answered(withheld);
    if (withheld.bar() != RuleBar.LOOP) {
      stop();
    }
  }

  void on(FiringEnded ended) {
    open.remove(key(ended.incidentId(), ended.trigger()));
  }

  void stop() {
    version = 0;
  }

  private void answered(InIncident event) {
    answered.merge(event.incidentId(), event.trigger(), Math::max);
    if (content.when().waits()) {
      waited.add(event.version() + "/" + event.incidentId());
    }
  }

  private static String key(String incidentId, long trigger) {
    return incidentId + "@" + trigger;
  }
}
