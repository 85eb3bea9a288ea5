package io.muster.notification.escalation;

import io.muster.contracts.Event;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallCommand.TakeTurn;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.TurnBook;
import io.muster.starter.CommandSender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says whom a level calls: all it means, or whose turn it is of them. */
@Component
class Callees {

  private final Facts facts;
  private final OnCall onCall;
  private final TurnBook turns;
  private final CommandSender sender;

  Callees(Facts facts, OnCall onCall, TurnBook turns, CommandSender sender) {
    this.facts = facts;
    this.onCall = onCall;
    this.turns = turns;
    this.sender = sender;
  }

  /**
   * Whom a level calls now; whoever hands an incident over is not called to take it over. Where
   * people take turns, one is used up; by the same step no more than one, however often it is
   * tried. A drill uses up nobody's.
   */
  List<String> call(Started started, Step step, Instant at) {
    Level called = Rounds.of(started).at(step);
    if (called.calling() == Level.Calling.EVERYBODY || DrillIds.inDrill(started.incidentId())) {
      return turns
          .peopleOf(started.policyId(), step.level(), called, at, before(started, step))
          .stream()
          .filter(person -> !started.handsOver() || !person.equals(started.by().id()))
          .toList();
    }
    List<String> people = onCall.peopleOf(called, at);
    return people.isEmpty() ? people : List.of(take(started, step, people));
  }

  /**
   * Whom the same level called in the rounds before: in a drill nothing else tells whose turn is
   * next.
   */
  private List<String> before(Started started, Step step) {
    return facts.of(started.escalationId()).stream()
        .filter(StepFired.class::isInstance)
        .map(StepFired.class::cast)
        .filter(it -> it.level() == step.level())
        .flatMap(it -> it.personIds().stream())
        .toList();
  }

  /** Where it was used up before, by a try that was cut off, the log says by whom. */
  private String take(Started started, Step step, List<String> people) {
    TakeTurn turn =
        new TakeTurn(
            started.policyId(),
            step.round(),
            step.level(),
            started.escalationId(),
            started.incidentId(),
            people,
            Steps.ESCALATION);
    return taken(sender.decide(turn), turn)
        .or(() -> taken(facts.of(turn.aggregateId()), turn))
        .orElseThrow();
  }

  private static Optional<String> taken(List<Event> events, TakeTurn turn) {
    return events.stream()
        .filter(TurnTaken.class::isInstance)
        .map(TurnTaken.class::cast)
        .filter(
            it ->
                it.round() == turn.round()
                    && it.level() == turn.level()
                    && it.escalationId().equals(turn.escalationId()))
        .map(TurnTaken::personId)
        .findFirst();
  }
}
