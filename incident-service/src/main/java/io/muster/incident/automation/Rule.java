package io.muster.incident.automation;

import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.Disabled;
import io.muster.contracts.automation.AutomationRuleEvent.Drafted;
import io.muster.contracts.automation.AutomationRuleEvent.Enabled;
import io.muster.contracts.automation.AutomationRuleEvent.Fired;
import io.muster.contracts.automation.AutomationRuleEvent.FiringEnded;
import io.muster.contracts.automation.AutomationRuleEvent.FiringWithheld;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.AutomationRuleEvent.Retired;
import io.muster.contracts.automation.AutomationRuleEvent.Returned;
import io.muster.contracts.automation.AutomationRuleEvent.Submitted;
import io.muster.contracts.automation.AutomationRuleEvent.Tried;
import io.muster.contracts.automation.RuleBar;
import io.muster.contracts.automation.RuleContent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rule as the log tells of it, its firings apart. */
public final class Rule {

  /** How far the newest draft has come. */
  public enum Progress {
    /** It is being written. */
    DRAFT,
    /** It waits for a manager. */
    SUBMITTED,
    /** A manager gave it back. */
    RETURNED,
    /** It is the newest version. */
    PUBLISHED
  }

  private Drafted draft;
  private Progress progress;
  private String returned;
  private final TreeSet<String> authors = new TreeSet<>();
  private final TreeMap<Integer, Published> versions = new TreeMap<>();
  private final Map<Integer, Tried> trials = new LinkedHashMap<>();
  private Enabled enabled;
  private long enabledPosition;
  private Disabled disabled;
  private FiringWithheld stopped;
  private Retired retired;
  private int firings;
  private Instant lastFired;
  private long version;
  private Instant updatedAt;

  Rule() {}

  void take(AutomationRuleEvent event, long position, long sequence) {
    switch (event) {
      case Drafted e -> {
        draft = e;
        progress = Progress.DRAFT;
        returned = null;
        authors.add(e.by().id());
      }
      case Submitted e -> {
        progress = Progress.SUBMITTED;
        authors.add(e.by().id());
      }
      case Returned e -> {
        progress = Progress.RETURNED;
        returned = e.reason();
      }
      case Published e -> {
        versions.put(e.version(), e);
        progress = Progress.PUBLISHED;
        authors.clear();
        retired = null;
      }
      case Tried e -> trials.put(e.version(), e);
      case Enabled e -> {
        enabled = e;
        enabledPosition = position;
        disabled = null;
        stopped = null;
      }
      case Disabled e -> {
        enabled = null;
        disabled = e;
      }
      case Retired e -> {
        enabled = null;
        retired = e;
      }
      case Fired e -> {
        firings++;
        lastFired = e.at();
      }
      case FiringWithheld e -> {
        if (e.bar() != RuleBar.LOOP) {
          enabled = null;
          stopped = e;
        }
      }
      case FiringEnded _ -> {
        // What came of it is told with the firings.
      }
    }
    version = sequence;
    updatedAt = event.at();
  }

  /** Its id. */
  public String id() {
    return draft.ruleId();
  }

  /** What it is called: as its newest version says, or its draft before the first. */
  public String name() {
    return versions.isEmpty() ? draft.content().name() : newest().orElseThrow().content().name();
  }

  /** The newest draft. */
  public Drafted draft() {
    return draft;
  }

  /** How far that has come. */
  public Progress progress() {
    return progress;
  }

  /** Why the draft was given back; null when it was not. */
  public String returned() {
    return returned;
  }

  /** Who wrote or submitted drafts since the newest version, by id. */
  public Collection<String> authors() {
    return authors.stream().toList();
  }

  /** What was published, the newest first. */
  public Collection<Published> versions() {
    return versions.descendingMap().values().stream().toList();
  }

  /** The newest version; nothing before the first. */
  public Optional<Published> newest() {
    return Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue);
  }

  /** What a version says. */
  public Optional<RuleContent> content(int number) {
    return Optional.ofNullable(versions.get(number)).map(Published::content);
  }

  /** The last time a version was tried; nothing when it never was. */
  public Optional<Tried> trial(int number) {
    return Optional.ofNullable(trials.get(number));
  }

  /** Since when and why it fires; null while it does not. */
  public Enabled enabled() {
    return enabled;
  }

  /** Why somebody disabled it; null when it fires, or never did. */
  public Disabled disabled() {
    return disabled;
  }

  /** Why it stopped itself; null when it did not since it was enabled last. */
  public FiringWithheld stopped() {
    return stopped;
  }

  /** Why it was given up; null when it was not. */
  public Retired retired() {
    return retired;
  }

  /** How often it fired since it was first enabled, drills included. */
  public int firings() {
    return firings;
  }

  /** When it fired last, UTC; null when it never did. */
  public Instant lastFired() {
    return lastFired;
  }

  /** Of the aggregate, to be sent back when it is changed. */
  public long version() {
    return version;
  }

  /** When something happened to it last, UTC. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** The version that answers an event recorded there; nothing when none does. */
  Optional<Running> runningAt(long position) {
    return enabled == null || position <= enabledPosition
        ? Optional.empty()
        : Optional.of(
            new Running(
                id(),
                enabled.version(),
                enabled.enabling(),
                content(enabled.version()).orElseThrow()));
  }

  /** A version that fires. */
  record Running(String ruleId, int version, int enabling, RuleContent content) {}
}
