package io.muster.contracts.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the register of legal holds. Each is safe to give twice. */
public sealed interface LegalHoldCommand extends Command {

  @Override
  default String aggregateId() {
    return LegalHoldEvent.REGISTER;
  }

  /** Set a hold on a person or on an incident, one of the two. */
  record SetHold(String holdId, String personId, String incidentId, String reason, Actor by)
      implements LegalHoldCommand {}

  /** Lift a hold. */
  record LiftHold(String holdId, String reason, Actor by) implements LegalHoldCommand {}
}
