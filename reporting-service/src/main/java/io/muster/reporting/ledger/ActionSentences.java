package io.muster.reporting.ledger;

import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.ActionTargetEvent;
import io.muster.contracts.action.Danger;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.OfferedAction;
import java.time.Duration;
import java.util.List;

/** Says in plain English what was recorded about actions outside and where they can be taken. */
final class ActionSentences {

  private ActionSentences() {}

  static String of(ActionTargetEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case ActionTargetEvent.Described e ->
          "%s %s the target of actions %s, version %d: %s by %s with the secret named %s, for %s."
              .formatted(
                  who,
                  e.version() == 1 ? "set up" : "changed",
                  names.quoted(e.name()),
                  e.version(),
                  e.url(),
                  Words.of(e.provider()),
                  e.secret(),
                  Words.and(e.actions().stream().map(ActionSentences::offered).toList()));
      case ActionTargetEvent.Retired e ->
          "%s retired the target of actions %s%s"
              .formatted(who, e.targetId(), names.because(e.reason()));
    };
  }

  private static String offered(OfferedAction offered) {
    return Words.of(offered.kind()) + (offered.dangerous() ? " (dangerous)" : "");
  }

  static String of(GuardedActionEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case GuardedActionEvent.Proposed e -> who + proposed(e, names);
      case GuardedActionEvent.StepNamed e ->
          "%s proposed the action for the step %s of a runbook.".formatted(who, e.stepId());
      case GuardedActionEvent.DryRunAsked _ ->
          who + " had the target asked again what it would do.";
      case GuardedActionEvent.DryRunAnswered e ->
          switch (e.result()) {
                case WOULD_DO -> "The target said that it would do the action";
                case REFUSED -> "The target said that it would refuse the action";
                case NOT_OFFERED -> "The target cannot try the action without doing it";
                case NO_ANSWER -> "The target did not say what it would do";
              }
              + names.because(e.says());
      case GuardedActionEvent.Approved e ->
          "%s approved the action, to begin by %s.".formatted(who, Words.of(e.beginBy()));
      case GuardedActionEvent.Ordered e ->
          "%s let the action go ahead, to begin by %s.".formatted(who, Words.of(e.beginBy()));
      case GuardedActionEvent.CalledOff e ->
          "%s called the action off%s".formatted(who, names.because(e.reason()));
      case GuardedActionEvent.Lapsed e ->
          "The action lapsed, because "
              + switch (e.cause()) {
                case NOT_CLEARED_IN_TIME -> "nobody let it go ahead in time.";
                case NOT_BEGUN_IN_TIME -> "it could not be begun in time.";
                case TARGET_CHANGED -> "its target was changed meanwhile.";
              };
      case GuardedActionEvent.Started _ -> "The action was begun.";
      case GuardedActionEvent.Executed e ->
          "The action was done%s%s%s"
              .formatted(
                  found(e.reconciled()),
                  e.undoAt() == null ? "" : ", to be undone at " + Words.of(e.undoAt()),
                  names.because(e.says()));
      case GuardedActionEvent.Failed e ->
          "The action was not done%s%s".formatted(found(e.reconciled()), names.because(e.says()));
      case GuardedActionEvent.OutcomeUnknown e ->
          "It could not be found out whether the action was done" + names.because(e.says());
      case GuardedActionEvent.Settled e ->
          "%s looked at the target and said that the action %s%s"
              .formatted(who, e.inEffect() ? "holds" : "does not hold", names.because(e.note()));
      case GuardedActionEvent.UndoOrdered e ->
          e.reason() == null
              ? "The action's time was over, so that it was to be undone."
              : "%s had the action undone%s".formatted(who, names.because(e.reason()));
      case GuardedActionEvent.Undone e -> "The action was undone" + names.because(e.says());
      case GuardedActionEvent.UndoFailed e ->
          "The action could not be undone" + names.because(e.says());
    };
  }

  private static String proposed(GuardedActionEvent.Proposed e, Names names) {
    String told =
        e.parameters().isEmpty()
            ? ""
            : " ("
                + Words.and(
                    e.parameters().stream().map(ActionParameter::value).map(names::text).toList())
                + ")";
    return " proposed to %s%s at %s, %s, %s, %s%s"
        .formatted(
            Words.of(e.kind()),
            told,
            names.quoted(e.targetName()),
            hit(e),
            e.dangers().isEmpty()
                ? "with nobody's approval needed"
                : "with somebody else's approval needed, since " + dangers(e.dangers()),
            e.undoAfterMinutes() == null
                ? "until it is undone by hand"
                : "for " + Words.of(Duration.ofMinutes(e.undoAfterMinutes())),
            names.because(e.reason()));
  }

  private static String hit(GuardedActionEvent.Proposed e) {
    if (e.service() == null) {
      return "with nothing known of who may feel it";
    }
    return e.hitInAll() > 1
        ? "acting on %s, which %d services may feel".formatted(e.service(), e.hitInAll())
        : "acting on %s alone".formatted(e.service());
  }

  private static String dangers(List<Danger> dangers) {
    return Words.and(
        dangers.stream()
            .map(
                danger ->
                    switch (danger) {
                      case MARKED -> "the target marks it as dangerous";
                      case TIER_ONE_HIT -> "a service of tier 1 may feel it";
                    })
            .toList());
  }

  private static String found(boolean reconciled) {
    return reconciled ? ", as was found out later" : "";
  }
}
