package io.muster.incident.insight.dependency;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.dependency.DependencyCommand.State;
import io.muster.contracts.dependency.DependencyCommand.Withdraw;
import io.muster.contracts.dependency.DependencyEvent;
import io.muster.contracts.dependency.DependencyEvent.Stated;
import io.muster.contracts.dependency.DependencyEvent.Withdrawn;
import io.muster.contracts.dependency.NodeKind;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What people say of whether one needs another; the last word stands. */
@Aggregate(type = "Dependency")
class StatedDependency {

  private static final int REASON = 2_000;

  @AggregateIdentifier private String dependencyId;
  private Stated last;

  StatedDependency() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(State command, Clock clock) {
    String from = MapWording.name("/from", command.from());
    String to = MapWording.name("/to", command.to());
    if (from.equals(to)) {
      throw Refused.invalid("/to", "Nothing needs itself; name something else.");
    }
    String reason = command.reason();
    if (reason != null && reason.length() > REASON) {
      throw Refused.invalid("/reason", "Shorten this to at most %d characters.".formatted(REASON));
    }
    reason = reason == null || reason.isBlank() ? null : reason.strip();
    NodeKind kind = command.toKind() == null ? NodeKind.SERVICE : command.toKind();
    boolean same =
        last != null
            && last.needs() == command.needs()
            && last.toKind() == kind
            && Objects.equals(last.reason(), reason);
    if (!same) {
      apply(
          new Stated(
              command.dependencyId(),
              from,
              to,
              kind,
              command.needs(),
              reason,
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Withdraw command, Clock clock) {
    if (dependencyId == null) {
      throw Refused.notFound("What was said of these two");
    }
    if (last != null) {
      apply(new Withdrawn(dependencyId, last.from(), last.to(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(DependencyEvent event) {
    dependencyId = event.dependencyId();
    last = event instanceof Stated stated ? stated : null;
  }
}
