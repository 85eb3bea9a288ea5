package io.muster.contracts.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened to an automation rule, each of its firings included. */
public sealed interface AutomationRuleEvent extends Event {

  /** How the ids of rules begin. */
  String ID_PREFIX = "automation-rule-";

  /** The rule. */
  String ruleId();

  @Override
  default String aggregateId() {
    return ruleId();
  }

  /**
   * Somebody wrote a draft.
   *
   * @param draft counts from 1 for as long as the rule lives
   * @param reason why it is changed; null for a first draft that says nothing
   */
  @EventType(name = "automation-rule.drafted", revision = 2)
  record Drafted(
      String ruleId,
      int draft,
      @FreeText(of = "ruleId") RuleContent content,
      @FreeText(of = "ruleId") String reason,
      Actor by,
      Instant at)
      implements AutomationRuleEvent {}

  /** Its approval was asked for. */
  @EventType(name = "automation-rule.submitted")
  record Submitted(String ruleId, int draft, Actor by, Instant at) implements AutomationRuleEvent {}

  /** A manager gave it back to its authors. */
  @EventType(name = "automation-rule.returned")
  record Returned(
      String ruleId, int draft, @FreeText(of = "ruleId") String reason, Actor by, Instant at)
      implements AutomationRuleEvent {}

  /**
   * A version was published, on the word of a manager who did not write it. It does not fire before
   * it was tried and enabled; a version that is enabled goes on until then.
   *
   * @param version counts from 1
   * @param draft which it was
   * @param authorIds who wrote or submitted drafts since the version before
   */
  @EventType(name = "automation-rule.published", revision = 2)
  record Published(
      String ruleId,
      int version,
      int draft,
      @FreeText(of = "ruleId") RuleContent content,
      List<String> authorIds,
      @FreeText(of = "ruleId") String reason,
      Actor by,
      Instant at)
      implements AutomationRuleEvent {
    public Published {
      authorIds = List.copyOf(authorIds);
    }
  }

  /**
   * A version was tried on what had happened; nothing was done.
   *
   * @param since from when on, UTC
   * @param upTo the position of the log up to which
   * @param incidents how many incidents were looked at: those the person who tried it may see
   * @param events how many events the rule would have been asked about
   * @param met how often it would have fired
   * @param complete whether every such incident of that time was looked at
   */
  @EventType(name = "automation-rule.tried")
  record Tried(
      String ruleId,
      int version,
      Instant since,
      long upTo,
      int incidents,
      int events,
      int met,
      boolean complete,
      Actor by,
      Instant at)
      implements AutomationRuleEvent {}

  /**
   * A version fires from here on, because of what happens from here on.
   *
   * @param enabling counts how often the rule was enabled, from 1
   */
  @EventType(name = "automation-rule.enabled")
  record Enabled(
      String ruleId,
      int version,
      int enabling,
      @FreeText(of = "ruleId") String reason,
      Actor by,
      Instant at)
      implements AutomationRuleEvent {}

  /** It fires no more. */
  @EventType(name = "automation-rule.disabled")
  record Disabled(
      String ruleId, int version, @FreeText(of = "ruleId") String reason, Actor by, Instant at)
      implements AutomationRuleEvent {}

  /** It was given up. */
  @EventType(name = "automation-rule.retired")
  record Retired(String ruleId, @FreeText(of = "ruleId") String reason, Actor by, Instant at)
      implements AutomationRuleEvent {}

  /** What is told of one incident. */
  sealed interface InIncident extends AutomationRuleEvent {

    /** The version that was enabled. */
    int version();

    /** The incident. */
    String incidentId();

    /** Position in the log of the event that set it off, or since which nothing happened. */
    long trigger();
  }

  /**
   * It fired: what the version says is done next, once. Because of one event a rule fires at most
   * once.
   *
   * @param rehearsed the incident is a drill, so that it is only said what would have been done
   */
  @EventType(name = "automation-rule.fired")
  record Fired(
      String ruleId,
      int version,
      String incidentId,
      long trigger,
      boolean rehearsed,
      Actor by,
      Instant at)
      implements InIncident {}

  /**
   * What came of a firing.
   *
   * @param outcomes of everything the version says, in its order
   */
  @EventType(name = "automation-rule.firing-ended")
  record FiringEnded(
      String ruleId,
      int version,
      String incidentId,
      long trigger,
      @FreeText(of = "incidentId") List<RuleOutcome> outcomes,
      Actor by,
      Instant at)
      implements InIncident {
    public FiringEnded {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Its condition held, and still it did not fire. With a limit it also stopped itself: it fires no
   * more until somebody enables it anew.
   *
   * @param bar why not
   */
  @EventType(name = "automation-rule.firing-withheld")
  record FiringWithheld(
      String ruleId,
      int version,
      String incidentId,
      long trigger,
      RuleBar bar,
      Actor by,
      Instant at)
      implements InIncident {}
}
