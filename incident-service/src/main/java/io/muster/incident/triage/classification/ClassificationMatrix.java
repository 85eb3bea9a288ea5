package io.muster.incident.triage.classification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.classification.ClassificationCommand.Publish;
import io.muster.contracts.classification.ClassificationEvent.Published;
import io.muster.contracts.classification.MatrixContent;
import io.muster.starter.Refused;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The rule of an installation that says how bad incidents are. Each version is one event and holds
 * whole, so what held when can be said for ever.
 */
@Aggregate
class ClassificationMatrix {

  private static final int LONGEST_REASON = 2_000;

  @AggregateIdentifier private String matrixId;
  private int version;
  private MatrixContent content = MatrixVersion.SHIPPED.content();

  ClassificationMatrix() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Publish publish, Clock clock) {
    MatrixRules.check(publish.content());
    String reason = publish.reason() == null ? "" : publish.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Refused.invalid(
          "/reason", "Say why it is published, in at most " + LONGEST_REASON + " characters.");
    }
    if (!publish.content().equals(content)) {
      apply(
          new Published(
              publish.aggregateId(),
              version + 1,
              publish.content(),
              reason,
              publish.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(Published published) {
    matrixId = published.matrixId();
    version = published.version();
    content = published.content();
  }
}
