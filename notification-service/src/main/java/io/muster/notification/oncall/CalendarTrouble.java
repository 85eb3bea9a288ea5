package io.muster.notification.oncall;

import io.muster.contracts.oncall.CalendarSubscriptionEvent.Trouble;

/** A calendar could not be read; the message says why and what to do, and names no address. */
public final class CalendarTrouble extends Exception {

  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  CalendarTrouble(Trouble trouble) {
    this(trouble, sentence(trouble));
  }

  CalendarTrouble(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }

  /** Why a calendar cannot be read, and what to do. */
  public static String sentence(Trouble trouble) {
    return switch (trouble) {
      case NOT_REACHED ->
          "The calendar's host does not answer. Look whether the address still opens the calendar.";
      case NOT_ALLOWED ->
          "The calendar's host is not on the public internet, or does not exist. Look whether the address is right; an operator can allow hosts of your own network.";
      case REFUSED ->
          "The calendar's host does not let Muster in. Share the calendar by a secret address and give that one.";
      case GONE ->
          "There is no calendar at the address any more. Give the one your calendar program shows now.";
      case OTHER_ANSWER ->
          "The calendar's host does not answer with a calendar. Look whether the address still opens the calendar.";
      case NO_CALENDAR ->
          "What is at the address is no whole calendar. Give the address of a calendar as iCalendar (.ics), not that of a page that shows it.";
      case TOO_LARGE ->
          "The calendar is too large. Give the address of one that holds leave alone, or a shorter time.";
      case NOT_TAKEABLE ->
          "The calendar holds leave that cannot be taken: more than 100 times ahead, or one of more than 366 days.";
    };
  }
}
