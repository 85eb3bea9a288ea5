package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Personal;
import java.time.Instant;
import java.util.List;

/**
 * What became of a calendar at an address that is read for leave by itself. What a reading changed
 * is recorded with the leave; readings that changed nothing are not recorded.
 */
public sealed interface CalendarSubscriptionEvent extends Event {

  /** The subscription; leave that it brought has ids that begin with it. */
  String subscriptionId();

  @Override
  default String aggregateId() {
    return subscriptionId();
  }

  /** Why a calendar could not be read. */
  enum Trouble {
    /** No answer came in time. */
    NOT_REACHED,
    /** Its host is not on the public internet, where nobody allowed it, or does not exist. */
    NOT_ALLOWED,
    /** Whoever keeps the calendar does not let Muster read it (401, 403). */
    REFUSED,
    /** There is no calendar any more (404, 410). */
    GONE,
    /** It answered with anything else that is no calendar's answer. */
    OTHER_ANSWER,
    /** What it answered is no calendar, or only the beginning of one. */
    NO_CALENDAR,
    /** It is larger, or holds more, than is read. */
    TOO_LARGE,
    /** It holds leave that nobody can take: too many times, or one that is too long. */
    NOT_TAKEABLE
  }

  /**
   * A calendar's address was given, or given anew. It is read from then on.
   *
   * @param personId whose calendar it is; of a team's, who gave it
   * @param teamId whose members' leave it holds; null for one person's
   * @param address https; it often holds a secret, and is encrypted as what is personal is
   * @param zone by whose clock days begin, of the IANA time zone database
   * @param wholeDays whether entries for whole days that block time are leave
   * @param wholeTeam whether entries that name nobody are leave of every member of the team
   * @param words a title with one of these is leave
   */
  @EventType(name = "calendar-subscription.given")
  record Given(
      String subscriptionId,
      String personId,
      String teamId,
      @Personal(of = "personId") String address,
      String zone,
      boolean wholeDays,
      boolean wholeTeam,
      @FreeText(of = "subscriptionId") List<String> words,
      Actor by,
      Instant at)
      implements CalendarSubscriptionEvent {
    public Given {
      words = List.copyOf(words);
    }
  }

  /**
   * It could not be read several times in a row. Leave that it brought stays as it is.
   *
   * @param personId who is told
   * @param since when it could not be read first, UTC
   */
  @EventType(name = "calendar-subscription.failing")
  record Failing(
      String subscriptionId, String personId, Trouble trouble, Instant since, Actor by, Instant at)
      implements CalendarSubscriptionEvent {}

  /** It could be read again. */
  @EventType(name = "calendar-subscription.read-again")
  record ReadAgain(String subscriptionId, Actor by, Instant at)
      implements CalendarSubscriptionEvent {}

  /** It is read no more. Leave that it brought stays, unless that was ended, too. */
  @EventType(name = "calendar-subscription.ended")
  record Ended(String subscriptionId, Actor by, Instant at) implements CalendarSubscriptionEvent {}
}
