package io.muster.reporting.ledger;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.contracts.tracker.TrackerTrouble;

/** Says in plain English what was recorded about issue trackers and what is tracked in them. */
final class TrackerSentences {

  private TrackerSentences() {}

  static String of(TrackerEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case TrackerEvent.Described e ->
          "%s %s the tracker %s, version %d: %s of %s at %s with the secret named %s."
              .formatted(
                  who,
                  e.version() == 1 ? "set up" : "changed",
                  names.quoted(e.name()),
                  e.version(),
                  Words.of(e.kind()),
                  e.project(),
                  e.url(),
                  e.secret());
      case TrackerEvent.Retired e ->
          "%s retired the tracker %s%s".formatted(who, e.trackerId(), names.because(e.reason()));
    };
  }

  static String of(TrackedItemEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case TrackedItemEvent.HandedOver e ->
          "%s handed an action item to the tracker %s."
              .formatted(who, names.quoted(e.trackerName()));
      case TrackedItemEvent.CreationBegun _ -> "An issue was about to be made of an action item.";
      case TrackedItemEvent.Linked e ->
          "An action item is the issue %s%s: %s."
              .formatted(
                  e.key(),
                  e.found() ? ", which was found there, as nobody had heard of it" : "",
                  e.url());
      case TrackedItemEvent.Seen e ->
          "The issue of an action item was %s, called %s, %s%s."
              .formatted(
                  stands(e.state()),
                  names.quoted(e.title()),
                  e.assignee() == null
                      ? "assigned to nobody"
                      : "assigned to " + names.text(e.assignee()),
                  e.due() == null ? "" : " and due by " + e.due());
      case TrackedItemEvent.Updated _ ->
          "What was changed in an action item was written to its issue.";
      case TrackedItemEvent.StateWritten e ->
          "Muster set the issue of an action item to %s.".formatted(stands(e.state()));
      case TrackedItemEvent.Troubled e ->
          "An action item could not be followed in its tracker, because %s%s"
              .formatted(trouble(e.trouble()), names.because(e.says()));
      case TrackedItemEvent.Recovered _ -> "An action item could be followed in its tracker again.";
      case TrackedItemEvent.Withdrawn e ->
          "%s had an action item followed in its tracker no longer%s"
              .formatted(who, names.because(e.reason()));
    };
  }

  private static String stands(IssueState state) {
    return switch (state) {
      case OPEN -> "open";
      case DONE -> "closed as done";
      case NOT_PLANNED -> "closed as not planned";
    };
  }

  private static String trouble(TrackerTrouble trouble) {
    return switch (trouble) {
      case SETTINGS -> "the settings did not let Muster speak to it";
      case NOT_ADMITTED -> "it did not accept the credential";
      case NOT_FOUND -> "it knew no such issue or project";
      case MOVED -> "it had been moved";
      case GONE -> "it had been deleted";
      case REFUSED -> "it refused what it was sent";
      case BUSY -> "it asked for patience";
      case FAILING -> "it failed";
      case NO_ANSWER -> "it did not answer";
      case PRIVATE -> "its incident is private";
    };
  }
}
