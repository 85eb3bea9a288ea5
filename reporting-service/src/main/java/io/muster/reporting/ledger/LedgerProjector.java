package io.muster.reporting.ledger;

import io.muster.contracts.Event;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.Recorded;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives every event its row in the ledger's index. It takes the message rather than the event, so
 * that one this version cannot read has a row as well: a ledger with a silent hole would prove
 * nothing.
 */
@Component
@ProcessingGroup(LedgerProjector.GROUP)
class LedgerProjector {

  static final String GROUP = "reporting.ledger";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerProjector.class);

  private final LedgerIndex index;
  private final IndexProgress progress;
  private final EventCodec codec;

  LedgerProjector(LedgerIndex index, IndexProgress progress, EventCodec codec) {
    this.index = index;
    this.codec = codec;
    this.progress = progress;
  }

  @EventHandler
  void on(DomainEventMessage<?> message, Recorded recorded) {
    long position = recorded.position();
    String aggregateId = message.getAggregateIdentifier();
    Optional<Event> event = read(message);
    if (event.isEmpty()) {
      LOG.warn("The event at position {} cannot be read; the ledger shows it as such", position);
    }
    if (event.isPresent() && event.get() instanceof IncidentEvent.Opened opened) {
      index.putNumber(position, opened.incidentId(), opened.number());
    }
    if (event.isPresent() && event.get() instanceof AccessEvent access) {
      index.putAccess(position, access);
    }
    index.put(
        position,
        aggregateId,
        event.map(Belonging::incidentOf).or(() -> index.incidentOfAggregate(aggregateId, position)),
        codec.peopleIn(recorded.payload()));
    CurrentUnitOfWork.get().root().afterCommit(written -> progress.moved());
  }

  private static Optional<Event> read(DomainEventMessage<?> message) {
    try {
      return message.getPayload() instanceof Event event ? Optional.of(event) : Optional.empty();
    } catch (UnreadableEventException e) {
      Unreadable.orRethrow(e);
      return Optional.empty();
    }
  }
}
