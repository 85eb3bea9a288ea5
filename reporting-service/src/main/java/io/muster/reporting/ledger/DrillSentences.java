package io.muster.reporting.ledger;

import io.muster.contracts.drill.DrillEvent;

/** Says in plain English what was recorded about a drill. */
final class DrillSentences {

  private DrillSentences() {}

  static String of(DrillEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case DrillEvent.Started e ->
          "%s began the drill %s (version %d of the scenario %s, seed %d)%s"
              .formatted(
                  who,
                  names.quoted(e.name()),
                  e.scenarioVersion(),
                  e.scenario(),
                  e.seed(),
                  e.speed() == 0
                      ? ", whose time goes on by hand."
                      : ", whose time goes %d times as fast.".formatted(e.speed()));
      case DrillEvent.DrillTick e ->
          "It became %s in the drill %s.".formatted(Words.of(e.now()), e.drillId());
      case DrillEvent.StepPlayed e when e.kind() == DrillEvent.StepKind.INJECT ->
          "%s told those who practise (step %s of the drill)%s"
              .formatted(who, e.stepId(), names.because(e.text()));
      case DrillEvent.StepPlayed e ->
          "%s sent a message of %s into the drill (step %s); the door answered %d."
              .formatted(who, e.source(), e.stepId(), e.status());
      case DrillEvent.Finished e -> "%s ended the drill %s.".formatted(who, e.drillId());
      case DrillEvent.Cancelled e ->
          "%s broke the drill %s off%s".formatted(who, e.drillId(), names.because(e.reason()));
    };
  }
}
