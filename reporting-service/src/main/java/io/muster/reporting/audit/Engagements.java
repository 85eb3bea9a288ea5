package io.muster.reporting.audit;

import io.muster.contracts.Person;
import io.muster.contracts.audit.EngagementCommand.TakeUp;
import io.muster.reporting.audit.EngagementState.Phase;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Words;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says which engagements there are for whoever asks, and whether one lets them look. */
@Service
class Engagements {

  private static final int LISTED = 200;

  private final EngagementIndex index;
  private final Ledger ledger;
  private final CommandSender sender;
  private final Clock clock;

  Engagements(EngagementIndex index, Ledger ledger, CommandSender sender, Clock clock) {
    this.index = index;
    this.ledger = ledger;
    this.sender = sender;
    this.clock = clock;
  }

  /** All of them for a manager, their own for an auditor; the 200 newest are looked at. */
  List<EngagementState> of(Caller caller) {
    List<String> ids =
        caller.is("manager") ? index.newest(LISTED) : index.newestFor(caller.id(), LISTED);
    return ids.stream()
        .map(this::state)
        .map(state -> takenUp(state, caller))
        .filter(state -> isFor(state, caller))
        .toList();
  }

  /**
   * One engagement, whether or not its time is over.
   *
   * @throws Refused 404 when there is none for whoever asks
   */
  EngagementState require(String id, Caller caller) {
    return Optional.of(takenUp(state(id), caller))
        .filter(state -> isFor(state, caller))
        .orElseThrow(() -> Refused.notFound("The engagement " + id));
  }

  /**
   * One that lets this auditor look now.
   *
   * @throws Refused 404 when it is not theirs, 403 before and after its time
   */
  EngagementState requireHeld(String id, Caller caller) {
    EngagementState state = takenUp(state(id), caller);
    if (!state.exists() || !state.isOf(caller.id())) {
      throw Refused.notFound("The engagement " + id);
    }
    return switch (state.phaseAt(clock.instant())) {
      case HOLDS -> state;
      case PLANNED ->
          throw Refused.forbidden(
              "engagement-not-begun",
              "This engagement begins %s.".formatted(Words.of(state.opened().validFrom())));
      case OVER ->
          throw Refused.forbidden(
              "engagement-over",
              "The time of this engagement is over. A manager can open another.");
    };
  }

  Phase phase(EngagementState state) {
    return state.phaseAt(clock.instant());
  }

  private static boolean isFor(EngagementState state, Caller caller) {
    return state.exists() && (caller.is("manager") || state.isOf(caller.id()));
  }

  private EngagementState state(String id) {
    return EngagementState.of(ledger.ofAggregate(id, Long.MAX_VALUE));
  }

  /** The first time its auditor signs in with the address it was opened for, it becomes theirs. */
  private EngagementState takenUp(EngagementState state, Caller caller) {
    if (!state.exists()
        || state.auditor().isPresent()
        || !caller.is("auditor")
        || phase(state) == Phase.OVER
        || !SignedInAddress.is(state.opened().auditorEmail())) {
      return state;
    }
    sender.sendSystem(
        new TakeUp(state.id(), new Person(caller.id(), caller.actor().name()), caller.actor()));
    return state(state.id());
  }
}
