package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What was laid down about how often, and in which words, audiences hear of incidents. */
public sealed interface UpdateRulesEvent extends Event {

  /** There is one set of rules. */
  String ID = "update-rules";

  /** Always {@link #ID}; it names the key their texts are sealed with. */
  String rulesId();

  @Override
  default String aggregateId() {
    return rulesId();
  }

  /** These hold from now on. */
  @EventType(name = "update-rules.published")
  record Published(
      String rulesId, @FreeText(of = "rulesId") UpdateRules rules, Actor by, Instant at)
      implements UpdateRulesEvent {}
}
