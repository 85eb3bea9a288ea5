package io.muster.incident.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.RotateKey;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.starter.Refused;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One alert source's entry at the door: whether it may send, and the hash of the key it shows. */
@Aggregate(cache = "aggregateCache")
class Integration {

  private static final int LONGEST_NAME = 100;

  @AggregateIdentifier private String integrationId;
  private String keyHash;
  private boolean disabled;

  Integration() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Create create, Clock clock) {
    if (integrationId != null) {
      if (create.keyHash().equals(keyHash)) {
        return;
      }
      throw Refused.conflict(
          "integration-exists",
          "This integration exists with another key. Rotate its key instead.");
    }
    if (create.name() == null || create.name().isBlank() || create.name().length() > LONGEST_NAME) {
      throw Refused.invalid("/name", "Name the source in 1 to " + LONGEST_NAME + " characters.");
    }
    apply(
        new Created(
            create.integrationId(),
            create.name().strip(),
            create.keyHash(),
            create.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(RotateKey rotate, Clock clock) {
    if (disabled) {
      throw Refused.conflict(
          "integration-disabled", "This integration is disabled. Create a new one instead.");
    }
    if (!rotate.keyHash().equals(keyHash)) {
      apply(new KeyRotated(integrationId, rotate.keyHash(), rotate.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(Disable disable, Clock clock) {
    if (!disabled) {
      apply(new Disabled(integrationId, disable.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(IntegrationEvent event) {
    switch (event) {
      case Created created -> {
        integrationId = created.integrationId();
        keyHash = created.keyHash();
      }
      case KeyRotated rotated -> keyHash = rotated.keyHash();
      case Disabled gone -> disabled = true;
    }
  }
}
