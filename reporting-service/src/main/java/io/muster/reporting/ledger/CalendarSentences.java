package io.muster.reporting.ledger;

import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Trouble;

/** Sentences on calendars that are read for leave. Their addresses are in none. */
final class CalendarSentences {

  private CalendarSentences() {}

  static String of(CalendarSubscriptionEvent event, Names names) {
    return switch (event) {
      case CalendarSubscriptionEvent.Given e ->
          "%s had the leave of %s read from a calendar."
              .formatted(
                  names.actor(e.by()),
                  e.teamId() == null ? names.person(e.personId()) : "the team " + e.teamId());
      case CalendarSubscriptionEvent.Failing e ->
          "A calendar of leave that %s gave can no longer be read, since %s: %s."
              .formatted(names.person(e.personId()), Words.of(e.since()), why(e.trouble()));
      case CalendarSubscriptionEvent.ReadAgain _ -> "A calendar of leave can be read again.";
      case CalendarSubscriptionEvent.Ended e ->
          "%s had a calendar of leave read no more.".formatted(names.actor(e.by()));
    };
  }

  private static String why(Trouble trouble) {
    return switch (trouble) {
      case NOT_REACHED -> "it does not answer";
      case NOT_ALLOWED -> "its host is not on the public internet, or does not exist";
      case REFUSED -> "Muster is not let in";
      case GONE -> "it is not there any more";
      case OTHER_ANSWER -> "it does not answer with a calendar";
      case NO_CALENDAR -> "what it answers is no whole calendar";
      case TOO_LARGE -> "it is too large";
      case NOT_TAKEABLE -> "it holds leave that cannot be taken";
    };
  }
}
