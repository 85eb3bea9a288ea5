package io.muster.incident.view;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Approved;
import io.muster.contracts.action.GuardedActionEvent.CalledOff;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.DryRunAsked;
import io.muster.contracts.action.GuardedActionEvent.Executed;
import io.muster.contracts.action.GuardedActionEvent.Failed;
import io.muster.contracts.action.GuardedActionEvent.Lapsed;
import io.muster.contracts.action.GuardedActionEvent.Ordered;
import io.muster.contracts.action.GuardedActionEvent.OutcomeUnknown;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.action.GuardedActionEvent.Settled;
import io.muster.contracts.action.GuardedActionEvent.Started;
import io.muster.contracts.action.GuardedActionEvent.StepNamed;
import io.muster.contracts.action.GuardedActionEvent.UndoFailed;
import io.muster.contracts.action.GuardedActionEvent.UndoOrdered;
import io.muster.contracts.action.GuardedActionEvent.Undone;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of guarded actions, in lines as the timeline and the panel of actions show them. */
final class GuardedActionLines {

  private GuardedActionLines() {}

  /**
   * In one line.
   *
   * @param texts whether the reader may see what people wrote
   */
  static String summary(GuardedActionEvent event, boolean texts) {
    return switch (event) {
      case Proposed e when texts -> "Action proposed: %s at %s".formatted(what(e), e.targetName());
      case Proposed e -> "Action proposed: " + words(e.kind());
      case StepNamed _ -> "It is what a step of a runbook asks for";
      case DryRunAsked _ -> "The target is asked again what it would do";
      case DryRunAnswered e ->
          switch (e.result()) {
            case WOULD_DO -> "Tried without doing it: the target would do it";
            case REFUSED -> "Tried without doing it: the target would refuse it";
            case NOT_OFFERED -> "The target cannot try it without doing it";
            case NO_ANSWER -> "Tried without doing it: the target did not answer";
          };
      case Approved _ -> "Action approved";
      case Ordered _ -> "Action let go ahead";
      case CalledOff _ -> "Action called off";
      case Lapsed e ->
          switch (e.cause()) {
            case NOT_CLEARED_IN_TIME -> "Action lapsed: nobody let it go ahead in time";
            case NOT_BEGUN_IN_TIME -> "Action lapsed: it could not be begun in time";
            case TARGET_CHANGED -> "Action lapsed: its target was changed meanwhile";
          };
      case Started _ -> "Action begun";
      case Executed e -> e.reconciled() ? "Action was done, as was found out later" : "Action done";
      case Failed e ->
          e.reconciled() ? "Action was not done, as was found out later" : "Action not done";
      case OutcomeUnknown _ -> "Nobody knows whether the action was done; somebody has to look";
      case Settled e ->
          e.inEffect() ? "Somebody looked: the action holds" : "Somebody looked: it does not hold";
      case UndoOrdered e ->
          e.reason() == null ? "The action's time is over; it is undone" : "Action is to be undone";
      case Undone _ -> "Action undone";
      case UndoFailed _ -> "Action could not be undone; somebody has to look";
    };
  }

  /** What somebody wrote or the target said; null when nothing was. */
  static String text(GuardedActionEvent event) {
    return switch (event) {
      case Proposed e -> e.reason();
      case DryRunAnswered e -> e.says();
      case CalledOff e -> e.reason();
      case Executed e -> e.says();
      case Failed e -> e.says();
      case OutcomeUnknown e -> e.says();
      case Settled e -> e.note();
      case UndoOrdered e -> e.reason();
      case Undone e -> e.says();
      case UndoFailed e -> e.says();
      case StepNamed _, DryRunAsked _, Approved _, Ordered _, Lapsed _, Started _ -> null;
    };
  }

  static Map<String, Object> data(GuardedActionEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("actionId", event.actionId());
    if (event instanceof Proposed e) {
      data.put("kind", e.kind());
      data.put("parameters", e.parameters());
      data.put("dangers", e.dangers());
      data.put("undoAfterMinutes", e.undoAfterMinutes());
    }
    if (event instanceof StepNamed e) {
      data.put("runId", e.runId());
      data.put("stepId", e.stepId());
    }
    String text = text(event);
    if (text != null) {
      data.put("text", text);
    }
    return data;
  }

  private static String what(Proposed wish) {
    String told =
        wish.parameters().stream().map(ActionParameter::value).collect(Collectors.joining(", "));
    return told.isEmpty() ? words(wish.kind()) : words(wish.kind()) + " " + told;
  }

  private static String words(ActionKind kind) {
    return kind.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
