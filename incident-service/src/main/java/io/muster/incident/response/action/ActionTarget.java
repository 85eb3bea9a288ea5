package io.muster.incident.response.action;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.action.ActionTargetCommand.Describe;
import io.muster.contracts.action.ActionTargetCommand.Retire;
import io.muster.contracts.action.ActionTargetEvent;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.contracts.action.ActionTargetEvent.Retired;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A place where actions can be taken. Each change is a new version, so that what somebody approved
 * is never done to something else.
 */
@Aggregate
class ActionTarget {

  @AggregateIdentifier private String targetId;
  private Described said;
  private boolean retired;

  ActionTarget() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Describe wish, Clock clock) {
    if (wish.mustExist()) {
      requireThere();
    }
    Described now = described(wish, clock.instant());
    if (said == null || retired || !isSame(said, now)) {
      apply(now);
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Retire wish, Clock clock) {
    requireThere();
    if (!retired) {
      String reason = ActionRules.reason("/reason", wish.reason(), "Say why it is retired.");
      apply(new Retired(targetId, reason, wish.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ActionTargetEvent event) {
    targetId = event.targetId();
    switch (event) {
      case Described now -> {
        said = now;
        retired = false;
      }
      case Retired _ -> retired = true;
    }
  }

  private Described described(Describe wish, Instant now) {
    return new Described(
        wish.targetId(),
        said == null ? 1 : said.version() + 1,
        Wording.required("/name", wish.name(), Wording.SERVICE, "Give it a name people know."),
        wish.provider(),
        wish.url(),
        wish.secret(),
        Wording.optional("/service", wish.service(), Wording.SERVICE),
        wish.actions(),
        wish.by(),
        now);
  }

  /** Who says it, when and for the how manieth time makes no difference. */
  private static boolean isSame(Described before, Described now) {
    return new Described(
            before.targetId(),
            before.version(),
            now.name(),
            now.provider(),
            now.url(),
            now.secret(),
            now.service(),
            now.actions(),
            before.by(),
            before.at())
        .equals(before);
  }

  private void requireThere() {
    if (targetId == null) {
      throw Refused.notFound("The target");
    }
  }
}
