package io.muster.contracts.automation;

import io.muster.contracts.Actor;
import java.util.Optional;

/**
 * How whatever a rule does is signed: by Muster itself, with the rule and its version. So everybody
 * who reads the event sees which rule it was, and no rule is set off by what a rule did.
 */
public final class RuleActors {

  private static final char VERSION = '/';

  private RuleActors() {}

  /** A version of a rule as the one who does something. */
  public static Actor of(String ruleId, int version) {
    return Actor.system(ruleId + VERSION + version);
  }

  /** The rule that did it; nothing when it was somebody or something else. */
  public static Optional<String> ruleOf(Actor actor) {
    return isRule(actor)
        ? Optional.of(actor.id().substring(0, actor.id().indexOf(VERSION)))
        : Optional.empty();
  }

  /**
   * Which version of the rule did it.
   *
   * @throws IllegalArgumentException when it was no rule
   */
  public static int versionOf(Actor actor) {
    if (!isRule(actor)) {
      throw new IllegalArgumentException("No rule: " + actor.id());
    }
    return Integer.parseInt(actor.id().substring(actor.id().indexOf(VERSION) + 1));
  }

  /** Whether it was done by a rule. */
  public static boolean isRule(Actor actor) {
    return actor.kind() == Actor.Kind.SYSTEM
        && actor.id().startsWith(AutomationRuleEvent.ID_PREFIX)
        && actor.id().indexOf(VERSION) > 0;
  }
}
