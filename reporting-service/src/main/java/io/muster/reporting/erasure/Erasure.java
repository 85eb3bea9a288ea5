package io.muster.reporting.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.erasure.ErasureCommand.ApproveErasure;
import io.muster.contracts.erasure.ErasureCommand.CompleteErasure;
import io.muster.contracts.erasure.ErasureCommand.RecordKeyDestroyed;
import io.muster.contracts.erasure.ErasureCommand.RecordKeysRewrapped;
import io.muster.contracts.erasure.ErasureCommand.RefuseErasure;
import io.muster.contracts.erasure.ErasureCommand.RequestErasure;
import io.muster.contracts.erasure.ErasureCommand.StopErasure;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.reporting.erasure.ErasureState.Stage;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Decides whether a person is erased: one asks, another agrees, and no legal hold may forbid it.
 * What follows the agreement is only written down here.
 */
@Aggregate(type = "Erasure")
class Erasure {

  /** Who a refusal because of legal holds is by. */
  static final Actor LEGAL_HOLD = Actor.system("legal-hold");

  @AggregateIdentifier private String erasureId;
  private String personId;
  private final ErasureState state = new ErasureState();

  Erasure() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RequestErasure command, Holds holds, Clock clock) {
    String reason =
        Reasons.required(
            command.reason(),
            "Say why, such as the number of the person's request; do not write their name.");
    if (state.isErased()) {
      throw Refused.conflict(
          "already-erased", "This person has been erased; nothing is left to do.");
    }
    if (state.stage() == Stage.REQUESTED || state.stage() == Stage.APPROVED) {
      throw Refused.conflict(
          "already-requested", "This person's erasure has been asked for; see how far it is.");
    }
    String id = command.aggregateId();
    apply(
        new ErasureEvent.Requested(
            id,
            command.personId(),
            reason,
            command.events(),
            command.incidents(),
            command.by(),
            clock.instant()));
    List<String> forbidding = holds.idsCovering(command.personId());
    if (!forbidding.isEmpty()) {
      apply(
          new ErasureEvent.Refused(
              id, command.personId(), null, forbidding, LEGAL_HOLD, clock.instant()));
    }
  }

  @CommandHandler
  void handle(ApproveErasure command, Holds holds, Clock clock) {
    if (state.stage() == Stage.APPROVED || state.isErased()) {
      return;
    }
    requireRequested();
    if (command.by().id().equals(state.requested().by().id())) {
      throw Refused.forbidden(
          "not-ones-own", "You asked for this erasure; another manager has to agree to it.");
    }
    if (command.by().id().equals(personId)) {
      throw Refused.forbidden(
          "not-about-oneself", "This erasure is about you; another manager has to decide.");
    }
    List<String> forbidding = holds.idsCovering(personId);
    if (!forbidding.isEmpty()) {
      throw Refused.conflict(
          "under-legal-hold",
          "The legal hold %s forbids this erasure. Lift it first, or refuse the erasure."
              .formatted(String.join(", ", forbidding)));
    }
    apply(new ErasureEvent.Approved(erasureId, personId, command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(RefuseErasure command, Clock clock) {
    if (state.stage() == Stage.REFUSED) {
      return;
    }
    requireRequested();
    String reason = Reasons.required(command.reason(), "Say why it is refused.");
    apply(
        new ErasureEvent.Refused(
            erasureId, personId, reason, List.of(), command.by(), clock.instant()));
  }

  @CommandHandler
  void handle(StopErasure command, Clock clock) {
    if (state.stage() == Stage.APPROVED) {
      apply(
          new ErasureEvent.Refused(
              erasureId, personId, null, command.holdIds(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordKeyDestroyed command, Clock clock) {
    if (state.stage() == Stage.APPROVED) {
      apply(
          new ErasureEvent.KeyDestroyed(
              erasureId, personId, command.keyGeneration(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordKeysRewrapped command, Clock clock) {
    if (state.stage() == Stage.KEY_DESTROYED) {
      apply(new ErasureEvent.KeysRewrapped(erasureId, personId, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(CompleteErasure command, Clock clock) {
    if (state.stage() == Stage.KEYS_REWRAPPED) {
      apply(new ErasureEvent.Completed(erasureId, personId, command.by(), clock.instant()));
    }
  }

  private void requireRequested() {
    if (state.stage() != Stage.REQUESTED) {
      throw Refused.conflict(
          "nothing-to-decide",
          "This erasure waits for no decision; look at how it stands, and ask for it anew if need be.");
    }
  }

  @EventSourcingHandler
  void on(ErasureEvent event) {
    erasureId = event.erasureId();
    personId = event.personId();
    state.apply(event);
  }
}
