package io.muster.incident.planning.runbook;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.RunCommand.Complete;
import io.muster.contracts.planning.RunCommand.Fail;
import io.muster.contracts.planning.RunCommand.Skip;
import io.muster.contracts.planning.RunCommand.Start;
import io.muster.contracts.planning.RunCommand.Stop;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunEvent.Finished;
import io.muster.contracts.planning.RunEvent.Started;
import io.muster.contracts.planning.RunEvent.StepCompleted;
import io.muster.contracts.planning.RunEvent.StepFailed;
import io.muster.contracts.planning.RunEvent.StepSkipped;
import io.muster.contracts.planning.RunEvent.Stopped;
import io.muster.contracts.planning.RunStep;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * A runbook being followed in an incident. Whoever comes next goes on where the last one stopped;
 * which step is at hand is decided here, so that two people cannot take different ways.
 */
@Aggregate(type = "RunbookRun")
class Run {

  private static final int LONGEST_OUTPUT = 10_000;

  @AggregateIdentifier private String runId;
  private String incidentId;
  private List<RunStep> steps = List.of();

  /** The step at hand; null once there is none. */
  private String at;

  /** What became of steps behind the one at hand, or done ahead of their turn. */
  private final Map<String, Settled> settled = new HashMap<>();

  private boolean over;

  Run() {}

  /** How a step was settled; {@code answer} is null where nothing was decided. */
  private record Settled(boolean leftOut, String answer) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Start command, Clock clock) {
    if (runId == null) {
      apply(
          new Started(
              command.runId(),
              command.incidentId(),
              command.runbookId(),
              command.version(),
              command.title(),
              command.parameters(),
              command.steps(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Complete command, Clock clock) {
    RunStep step = step(command.stepId());
    String chosen = step.kind() == RunStep.Kind.DECISION ? command.answer() : null;
    if (alreadySaid(step, new Settled(false, chosen))) {
      return;
    }
    String output = PlanningText.optional("/output", command.output(), LONGEST_OUTPUT);
    String answer = null;
    String next;
    if (step.kind() == RunStep.Kind.DECISION) {
      requireAtHand(step);
      RunStep.Answer way =
          step.answers().stream()
              .filter(each -> each.answer().equals(chosen))
              .findFirst()
              .orElseThrow(
                  () -> Refused.invalid("/answer", "Choose one of the answers the step offers."));
      answer = way.answer();
      next = ahead(step, way.to());
    } else {
      next = nextOf(step);
    }
    apply(
        new StepCompleted(
            runId,
            incidentId,
            step.id(),
            step.title(),
            answer,
            output,
            next,
            command.by(),
            clock.instant()));
    finishWhenDone(command.by(), clock);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Skip command, Clock clock) {
    RunStep step = step(command.stepId());
    if (alreadySaid(step, new Settled(true, null))) {
      return;
    }
    String reason =
        PlanningText.required(
            "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why the step is left out.");
    apply(
        new StepSkipped(
            runId,
            incidentId,
            step.id(),
            step.title(),
            reason,
            nextOf(step),
            command.by(),
            clock.instant()));
    finishWhenDone(command.by(), clock);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Fail command, Clock clock) {
    RunStep step = step(command.stepId());
    if (settled.containsKey(step.id())) {
      throw settledOtherwise();
    }
    String output =
        PlanningText.required(
            "/output", command.output(), LONGEST_OUTPUT, "Say what was seen, so that others know.");
    apply(
        new StepFailed(
            runId, incidentId, step.id(), step.title(), output, command.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Stop command, Clock clock) {
    requireThere();
    if (!over) {
      String reason =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why it ends here.");
      apply(new Stopped(runId, incidentId, reason, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(RunEvent event) {
    switch (event) {
      case Started started -> {
        runId = started.runId();
        incidentId = started.incidentId();
        steps = started.steps();
        // Its texts may have been erased since.
        at = steps.isEmpty() ? null : steps.getFirst().id();
      }
      case StepCompleted done ->
          goOn(done.stepId(), new Settled(false, done.answer()), done.nextStepId());
      case StepSkipped left -> goOn(left.stepId(), new Settled(true, null), left.nextStepId());
      case StepFailed failed -> {
        // The run stays where it is, until somebody tries again or leaves it out.
      }
      case Finished finished -> over = true;
      case Stopped stopped -> over = true;
    }
  }

  /** A decision may lead back: then what comes from there on is to be done once more. */
  private void goOn(String stepId, Settled how, String next) {
    settled.put(stepId, how);
    if (!stepId.equals(at)) {
      return;
    }
    at = next;
    if (next != null && place(next) <= place(stepId)) {
      steps.subList(place(next), steps.size()).forEach(step -> settled.remove(step.id()));
    }
  }

  private void finishWhenDone(Actor by, Clock clock) {
    if (at == null && !over) {
      apply(new Finished(runId, incidentId, by, clock.instant()));
    }
  }

  private String nextOf(RunStep step) {
    return step.id().equals(at) ? firstOpen(place(step.id()) + 1) : at;
  }

  /** Where an answer leads; a way forward passes over what was done ahead of its turn. */
  private String ahead(RunStep step, String to) {
    return to == null || place(to) <= place(step.id()) ? to : firstOpen(place(to));
  }

  private String firstOpen(int from) {
    return steps.subList(from, steps.size()).stream()
        .map(RunStep::id)
        .filter(id -> !settled.containsKey(id))
        .findFirst()
        .orElse(null);
  }

  private int place(String stepId) {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).id().equals(stepId)) {
        return i;
      }
    }
    throw new IllegalStateException("No step " + stepId);
  }

  private RunStep step(String stepId) {
    requireThere();
    if (over) {
      throw Refused.conflict("run-over", "This run is over. Begin another one if it is needed.");
    }
    Optional<RunStep> found = steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    return found.orElseThrow(() -> Refused.notFound("The step"));
  }

  /** The same said twice is nothing new; two people who say different things learn of it. */
  private boolean alreadySaid(RunStep step, Settled now) {
    Settled before = settled.get(step.id());
    if (before != null && !before.equals(now)) {
      throw settledOtherwise();
    }
    return before != null;
  }

  private static Refused settledOtherwise() {
    return Refused.conflict(
        "step-settled",
        "Somebody else has settled this step meanwhile. Look at what was said, and write a note if it is not so.");
  }

  private void requireAtHand(RunStep step) {
    if (!step.id().equals(at)) {
      throw Refused.conflict(
          "not-its-turn",
          "The run is at another step. Do that one or leave it out, then decide this.");
    }
  }

  private void requireThere() {
    if (runId == null) {
      throw Refused.notFound("The run");
    }
  }
}
