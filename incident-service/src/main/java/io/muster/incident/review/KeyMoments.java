package io.muster.incident.review;

import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.review.DraftedSection.Line;
import io.muster.incident.response.IncidentNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The moments that tell how an incident went, each with its time and its place in the log. */
final class KeyMoments {

  /** More than that nobody reads; the timeline of the incident has them all. */
  private static final int MOST = 60;

  private KeyMoments() {}

  private record Key(Instant at, long position, String text) {}

  static List<Line> of(IncidentStory story) {
    List<Key> keys = new ArrayList<>();
    new MomentsKnown(story)
        .all()
        .forEach(
            (moment, known) ->
                keys.add(new Key(known.at(), known.position(), Said.capital(Said.of(moment)))));
    Map<String, String> notes = new HashMap<>();
    story
        .of(IncidentEvent.NoteAdded.class)
        .forEach(note -> notes.put(note.event().noteId(), note.event().text()));
    Stream.concat(story.incident().stream(), story.paging().stream())
        .forEach(
            told -> {
              String text = text(told.event(), notes);
              if (text != null) {
                keys.add(new Key(told.event().at(), told.position(), text));
              }
            });
    story
        .first(AlertGroupEvent.AlertFired.class)
        .ifPresent(
            first ->
                keys.add(
                    new Key(
                        first.event().at(),
                        first.position(),
                        "The first alert fired: " + first.event().name())));
    return keys.stream()
        .sorted(Comparator.comparing(Key::at).thenComparing(Key::position))
        .limit(MOST)
        .map(key -> new Line(Said.at(key.at()) + ": " + key.text(), List.of(key.position())))
        .toList();
  }

  private static String text(Event event, Map<String, String> notes) {
    return switch (event) {
      case IncidentEvent.Opened opened ->
          IncidentNumbers.inWords(opened.number()) + " was opened as " + opened.severity();
      case IncidentEvent.Acknowledged _ -> "Somebody took it on";
      case IncidentEvent.AcknowledgementLapsed _ ->
          "Whoever had it did not answer; people were called again";
      case IncidentEvent.SeverityChanged changed ->
          "The severity went from " + changed.from() + " to " + changed.to();
      case IncidentEvent.PhaseChanged changed ->
          switch (changed.move()) {
            case ADVANCED -> "Work went on to " + Said.of(changed.to());
            case RETURNED -> "Work went back to " + Said.of(changed.to());
            case SKIPPED -> "Work skipped ahead to " + Said.of(changed.to());
          };
      case IncidentEvent.RoleAssigned assigned when assigned.role() == Role.COMMANDER ->
          "Somebody took command";
      case IncidentEvent.RoleHandedOver passed when passed.role() == Role.COMMANDER ->
          "Command was handed over";
      case IncidentEvent.DecisionMarked decision ->
          "A decision: " + Said.quoted(notes.get(decision.noteId()));
      case IncidentEvent.Resolved _ -> "It was resolved";
      case IncidentEvent.Reopened _ -> "It was reopened";
      case LinkEvent.AlertsAttached attached ->
          "Alerts of " + IncidentNumbers.inWords(attached.from().number()) + " joined";
      case EscalationEvent.Started started when started.role() != null ->
          "People were paged, as nobody was " + Said.of(started.role());
      case EscalationEvent.StepFired step when step.round() > 1 && step.seeksResponder() ->
          "Paging went on to level %d of round %d".formatted(step.level(), step.round());
      case EscalationEvent.StepFired step when step.level() > 1 && step.seeksResponder() ->
          "Paging went on to level " + step.level();
      case EscalationEvent.Exhausted over when over.seeksResponder() ->
          "Paging had reached its last level, and nobody answered";
      default -> null;
    };
  }
}
