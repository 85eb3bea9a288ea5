package io.muster.incident.review;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.review.DraftedSection.Line;
import io.muster.incident.review.IncidentStory.Fact;
import io.muster.incident.review.MomentsKnown.Known;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may have slowed the response: how long each step took, who was not there, how far paging had
 * to go, and what nobody recorded.
 */
final class Delays {

  private static final List<Role> LEADING =
      List.of(Role.COMMANDER, Role.SCRIBE, Role.COMMUNICATIONS);

  private final IncidentStory story;
  private final MomentsKnown moments;
  private final List<Line> lines = new ArrayList<>();

  private Delays(IncidentStory story) {
    this.story = story;
    this.moments = new MomentsKnown(story);
  }

  static List<Line> of(IncidentStory story) {
    Delays delays = new Delays(story);
    delays.times();
    delays.roles();
    delays.paging();
    delays.detours();
    delays.tasks();
    delays.gaps();
    return List.copyOf(delays.lines);
  }

  private void times() {
    Optional<Known> opened = Optional.of(new Known(story.opened().at(), story.openedPosition()));
    Optional<Known> taken = when(story.first(IncidentEvent.Acknowledged.class));
    Optional<Known> command =
        story
            .of(IncidentEvent.RoleAssigned.class)
            .filter(fact -> fact.event().role() == Role.COMMANDER)
            .findFirst()
            .map(fact -> new Known(fact.event().at(), fact.position()));
    took("From when it began until it was noticed", of(Moment.OCCURRED), of(Moment.DETECTED));
    took("From when it was noticed until the incident was opened", of(Moment.DETECTED), opened);
    took("From the opening until somebody took it on", opened, taken);
    took("From the opening until somebody took command", opened, command);
    took("From the opening until it was contained", opened, of(Moment.CONTAINED));
    took("From then until its cause was removed", of(Moment.CONTAINED), of(Moment.ERADICATED));
    took("From then until it was recovered from", of(Moment.ERADICATED), of(Moment.RECOVERED));
    if (taken.isEmpty()) {
      lines.add(new Line("Nobody took it on before it ended.", List.of(story.openedPosition())));
    }
  }

  private Optional<Known> of(Moment moment) {
    return moments.of(moment);
  }

  private static <T extends IncidentEvent> Optional<Known> when(Optional<Fact<T>> fact) {
    return fact.map(found -> new Known(found.event().at(), found.position()));
  }

  private void took(String what, Optional<Known> from, Optional<Known> to) {
    MomentsKnown.between(from, to)
        .ifPresent(
            taken ->
                lines.add(
                    new Line(
                        what + ": " + Said.lasting(taken) + ".",
                        List.of(from.get().position(), to.get().position()).stream()
                            .distinct()
                            .toList())));
  }

  private void roles() {
    Set<Role> held = new HashSet<>();
    story.of(IncidentEvent.RoleAssigned.class).forEach(fact -> held.add(fact.event().role()));
    List<String> unfilled =
        LEADING.stream().filter(role -> !held.contains(role)).map(Said::of).toList();
    if (!unfilled.isEmpty()) {
      lines.add(new Line("Nobody had the role of " + or(unfilled) + ".", List.of()));
    }
  }

  private void paging() {
    List<Long> further =
        story.positions(
            EscalationEvent.StepFired.class,
            step -> step.seeksResponder() && (step.level() > 1 || step.round() > 1));
    if (!further.isEmpty()) {
      EscalationEvent.StepFired furthest =
          story
              .of(EscalationEvent.StepFired.class)
              .map(fact -> fact.event())
              .filter(step -> step.seeksResponder())
              .max(
                  Comparator.comparingInt(EscalationEvent.StepFired::round)
                      .thenComparingInt(EscalationEvent.StepFired::level))
              .orElseThrow();
      String round = furthest.round() == 1 ? "" : " of round " + furthest.round();
      lines.add(
          new Line(
              "Paging went as far as level %d%s.".formatted(furthest.level(), round), further));
    }
    List<Long> empty =
        story.positions(EscalationEvent.StepFired.class, step -> step.personIds().isEmpty());
    if (!empty.isEmpty()) {
      lines.add(new Line("Paging found nobody on call at a level.", empty));
    }
    List<Long> exhausted =
        story.positions(EscalationEvent.Exhausted.class, over -> over.seeksResponder());
    if (!exhausted.isEmpty()) {
      lines.add(new Line("Paging reached its last level and nobody answered.", exhausted));
    }
  }

  private void detours() {
    List<Long> lapsed = story.positions(IncidentEvent.AcknowledgementLapsed.class, any -> true);
    if (!lapsed.isEmpty()) {
      lines.add(
          new Line(
              "Whoever had taken it on did not answer, and people were called again.", lapsed));
    }
    List<Long> again = story.positions(IncidentEvent.Reopened.class, any -> true);
    if (!again.isEmpty()) {
      lines.add(
          new Line(
              again.size() == 1
                  ? "It was reopened once."
                  : "It was reopened " + again.size() + " times.",
              again));
    }
    List<Long> back =
        story.positions(
            IncidentEvent.PhaseChanged.class, change -> change.move() == PhaseMove.RETURNED);
    if (!back.isEmpty()) {
      lines.add(new Line("Work went back to an earlier phase.", back));
    }
    story
        .of(IncidentEvent.PhaseChanged.class)
        .filter(fact -> !fact.event().skipped().isEmpty())
        .forEach(
            fact ->
                lines.add(
                    new Line(
                        "Skipped: "
                            + String.join(
                                ", ", fact.event().skipped().stream().map(Said::of).toList())
                            + ".",
                        List.of(fact.position()))));
  }

  private void tasks() {
    Map<String, Long> open = new LinkedHashMap<>();
    story
        .of(TaskEvent.class)
        .forEach(
            fact -> {
              switch (fact.event()) {
                case TaskEvent.Added added -> open.put(added.taskId(), fact.position());
                case TaskEvent.Moved moved -> {
                  if (moved.to() == TaskState.DONE || moved.to() == TaskState.DROPPED) {
                    open.remove(moved.taskId());
                  } else {
                    open.putIfAbsent(moved.taskId(), fact.position());
                  }
                }
                case TaskEvent.Assigned _, TaskEvent.Changed _ -> {
                  // It is as open as before.
                }
              }
            });
    if (!open.isEmpty()) {
      lines.add(
          new Line(
              open.size() == 1
                  ? "A task was open at the end."
                  : open.size() + " tasks were open at the end.",
              List.copyOf(open.values())));
    }
  }

  private void gaps() {
    List<String> missing = moments.missing().stream().map(Said::of).toList();
    if (!missing.isEmpty()) {
      lines.add(new Line("Nobody recorded when " + or(missing) + ".", List.of()));
    }
  }

  private static String or(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }
}
