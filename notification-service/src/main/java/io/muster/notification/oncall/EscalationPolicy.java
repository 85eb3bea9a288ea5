package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Who is called for which services, in which order and how long each level has. Escalations that
 * run keep the version they started with.
 */
@Aggregate(type = "EscalationPolicy", cache = "aggregateCache")
class EscalationPolicy {

  @AggregateIdentifier private String id;
  private PolicyPublished published;

  EscalationPolicy() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(PublishPolicy command, Clock clock) {
    Checks.id("/policyId", command.policyId());
    Checks.name("/name", command.name());
    services(command.services());
    PolicyRules.check(command.levels(), clock.instant());
    PolicyRules.check(command.ackTimeout());
    PolicyRules.check(command.repeat());
    if (!says(command)) {
      AggregateLifecycle.apply(
          new PolicyPublished(
              command.policyId(),
              command.name(),
              published == null ? 1 : published.version() + 1,
              command.services(),
              command.levels(),
              command.ackTimeout(),
              command.repeat(),
              command.by(),
              clock.instant()));
    }
  }

  private static void services(List<String> services) {
    for (int i = 0; i < services.size(); i++) {
      Checks.name("/services/" + i, services.get(i));
    }
    Checks.that(
        new HashSet<>(services).size() == services.size(), "/services", "Name each service once.");
  }

  private boolean says(PublishPolicy command) {
    return published != null
        && published.name().equals(command.name())
        && published.services().equals(command.services())
        && published.levels().equals(command.levels())
        && Objects.equals(published.ackTimeout(), command.ackTimeout())
        && published.repeat() == command.repeat();
  }

  @EventSourcingHandler
  void on(PolicyPublished event) {
    id = event.policyId();
    published = event;
  }
}
