package io.muster.notification.conversation.teams;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.contracts.incident.ResponseState;
import io.muster.notification.delivery.teams.TeamsCard;
import io.muster.notification.delivery.teams.TeamsCard.Colour;
import io.muster.notification.delivery.teams.TeamsProperties.Target;
import io.muster.notification.facts.IncidentNow;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;

/** What a channel is told of an incident, and when that is worth a card. */
final class TeamsNews {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private TeamsNews() {}

  /**
   * Whether a channel is to be told. The first card needs an incident that is bad enough, of a
   * service the channel cares for, and not over; whoever had the first is told how it goes on.
   *
   * @param before the newest card of the channel; null while there is none
   */
  static boolean isWorthACard(Target target, IncidentNow incident, TeamsCardPosted before) {
    if (before != null) {
      return before.severity() != incident.severity() || before.state() != incident.state();
    }
    boolean cares =
        target.services().isEmpty()
            || !Collections.disjoint(target.services(), incident.services());
    return cares
        && incident.severity().compareTo(target.from()) <= 0
        && !incident.closed()
        && incident.state() != ResponseState.RESOLVED;
  }

  /**
   * The card.
   *
   * @param call null while nobody is asked to join one
   * @param link opens the incident in Muster
   */
  static TeamsCard card(
      IncidentNow incident, TeamsCardPosted before, BridgeOpened call, String link) {
    TeamsCard card =
        new TeamsCard(headline(incident, before), colour(incident))
            .says("State", state(incident))
            .says(
                "Affected",
                incident.services().isEmpty()
                    ? "not known yet"
                    : String.join(", ", incident.services()))
            .says("Since", UTC.format(incident.since()))
            .opens(
                incident.state() == ResponseState.TRIGGERED
                    ? "Open and acknowledge"
                    : "Open the incident",
                link);
    if (call != null && call.joinUrl() != null && incident.state() != ResponseState.RESOLVED) {
      card.opens("Join the call", call.joinUrl());
    }
    return card;
  }

  private static String headline(IncidentNow incident, TeamsCardPosted before) {
    String changed =
        before == null || before.severity() == incident.severity()
            ? incident.severity().name()
            : "%s, was %s".formatted(incident.severity(), before.severity());
    return "[%s] %s %s%s"
        .formatted(changed, incident.number(), again(incident, before), incident.title());
  }

  /** That somebody is needed again, and why; nothing where the channel knows it already. */
  private static String again(IncidentNow incident, TeamsCardPosted before) {
    if (before == null || incident.state() != ResponseState.TRIGGERED) {
      return "";
    }
    return switch (before.state()) {
      case TRIGGERED -> "";
      case ACKNOWLEDGED -> "Nobody is on it any more: ";
      case RESOLVED -> "It came back: ";
    };
  }

  private static Colour colour(IncidentNow incident) {
    return switch (incident.state()) {
      case TRIGGERED -> Colour.ATTENTION;
      case ACKNOWLEDGED -> Colour.WARNING;
      case RESOLVED -> Colour.GOOD;
    };
  }

  private static String state(IncidentNow incident) {
    return switch (incident.state()) {
      case TRIGGERED -> "Nobody has taken it on yet";
      case ACKNOWLEDGED -> "Acknowledged" + by(incident.acknowledgedBy());
      case RESOLVED -> "Resolved" + by(incident.resolvedBy());
    };
  }

  private static String by(Actor actor) {
    return actor == null || actor.name() == null ? "" : " by " + actor.name();
  }
}
