package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.RuleActors;
import io.muster.incident.automation.Rule;
import io.muster.incident.automation.RuleRegister;
import org.springframework.stereotype.Component;

/**
 * Tells who did something: people as the reader may see them, an automation rule by what it is
 * called and the version that did it.
 */
@Component
class Doers {

  private final RuleRegister rules;

  Doers(RuleRegister rules) {
    this.rules = rules;
  }

  Shown.By of(Actor by, Names names) {
    String name =
        RuleActors.ruleOf(by)
            .flatMap(id -> rules.find(id, Rule::name))
            .map(rule -> "rule “%s”, version %d".formatted(rule, RuleActors.versionOf(by)))
            .orElseGet(() -> names.of(by.kind(), by.id()));
    return new Shown.By(by.kind(), by.id(), name);
  }
}
