package io.muster.reporting.bundle;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.evidence.BundleCommand.HandOut;
import io.muster.contracts.evidence.BundleEvent;
import io.muster.contracts.evidence.BundleEvent.HandedOut;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A bundle somebody took away: that is all there ever is to say of it. */
@Aggregate(type = "EvidenceBundle")
class HandedOutBundle {

  @AggregateIdentifier private String bundleId;

  HandedOutBundle() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(HandOut command, Clock clock) {
    if (bundleId == null) {
      apply(
          new HandedOut(
              command.bundleId(),
              command.incidentId(),
              command.manifestSha256(),
              command.sha256(),
              command.files(),
              command.upTo(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(BundleEvent event) {
    bundleId = event.bundleId();
  }
}
