package io.muster.incident.response.action;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionCommand;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Ordered;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.action.GuardedActionEvent.Started;
import io.muster.contracts.action.GuardedActionEvent.UndoOrdered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A desk with one action, one target and a clock that can be put forward. */
final class DeskOfOne extends ActionDesk {

  private static final Actor ROSA = Actor.person("rosa", "Rosa");

  private final ActionRequest request;
  private final ActionConnection target;
  private final List<GuardedActionCommand> decided = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-26T03:00:00Z");
  private ActionState state;

  DeskOfOne(ActionRequest request, ActionConnection target) {
    super(null, null, null, null);
    this.request = request;
    this.target = target;
  }

  @Override
  Optional<ActionState> find(String actionId) {
    return Optional.of(state);
  }

  @Override
  ProviderAnswer ask(
      ActionState state, BiFunction<ActionConnection, ActionRequest, ProviderAnswer> question) {
    return question.apply(target, request);
  }

  @Override
  List<Event> decide(GuardedActionCommand command) {
    decided.add(command);
    return List.of();
  }

  @Override
  Optional<ActionConnection> connectAsApproved(ActionState state) {
    return Optional.of(target);
  }

  /** A person let it go ahead now. */
  ActionState ordered() {
    Instant beginBy = now.plus(ActionLimits.BEGIN_WITHIN);
    return after(new Ordered(request.actionId(), "inc-1", beginBy, ROSA, now));
  }

  /** It begins now. */
  ActionState begun() {
    return after(new Started(request.actionId(), "inc-1", ActionWorker.BY, now));
  }

  /** A person wants it undone now. */
  ActionState undoOrdered() {
    return after(new UndoOrdered(request.actionId(), "inc-1", "It was not", ROSA, now));
  }

  Undoing undoing() {
    return new Undoing(this, clock());
  }

  ActionWorker worker() {
    return new ActionWorker(this, clock());
  }

  /** What was asked of the log, in order; nothing of it came true. */
  List<GuardedActionCommand> decided() {
    return decided;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  private ActionState after(GuardedActionEvent event) {
    state = new ActionState();
    state.apply(
        new Proposed(
            request.actionId(),
            "inc-1",
            "action-target-1",
            1,
            "Shop",
            request.kind(),
            request.parameters(),
            null,
            List.of(),
            0,
            List.of(),
            "It is the release",
            null,
            ROSA,
            now));
    state.apply(event);
    return state;
  }
}
