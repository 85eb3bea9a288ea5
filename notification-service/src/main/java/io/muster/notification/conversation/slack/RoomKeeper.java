package io.muster.notification.conversation.slack;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ChatCommand;
import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import io.muster.contracts.conversation.ChatEvent.ChatFailed;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.ChatKind;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.Uninvited;
import io.muster.contracts.incident.ResponseState;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.conversation.ChatNow;
import io.muster.notification.conversation.ChatRooms;
import io.muster.notification.conversation.Crew;
import io.muster.notification.conversation.Crews;
import io.muster.notification.conversation.Patience;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes an incident's channel be as it should: looks at what is recorded, at what the channel was
 * told, and does what is missing. It may be asked at any time and any number of times, and it may
 * die at any point; the next time it goes on from there.
 */
@Component
class RoomKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
  private static final Actor BY = Actor.system("chat");
  private static final int MOST_NAMES = 20;

  private final SlackProperties properties;
  private final MusterProperties muster;
  private final Incidents incidents;
  private final Crews crews;
  private final ChatRooms rooms;
  private final Bridges bridges;
  private final StillOn stillOn;
  private final Channels channels;
  private final Members members;
  private final Room room;
  private final CommandSender sender;
  private final Clock clock;

  RoomKeeper(
      SlackProperties properties,
      MusterProperties muster,
      Incidents incidents,
      Crews crews,
      ChatRooms rooms,
      Bridges bridges,
      StillOn stillOn,
      Channels channels,
      Members members,
      Room room,
      CommandSender sender,
      Clock clock) {
    this.properties = properties;
    this.muster = muster;
    this.incidents = incidents;
    this.crews = crews;
    this.rooms = rooms;
    this.bridges = bridges;
    this.stillOn = stillOn;
    this.channels = channels;
    this.members = members;
    this.room = room;
    this.sender = sender;
    this.clock = clock;
  }

  /** Looks at one incident's channel; answers when to look again should Slack not have done all. */
  Optional<Instant> due(String incidentId) {
    String id = ConversationEvent.roomOf(incidentId);
    try {
      keep(incidentId);
      if (rooms.of(incidentId).failure() != null) {
        sender.sendSystem(new ChatCommand.RecordRecovered(id, BY));
      }
      return Optional.empty();
    } catch (UnreadableEventException e) {
      LOG.error("The channel of {} is left as it is: {}", incidentId, e.getMessage());
      return Optional.of(clock.instant().plus(Patience.LATEST));
    } catch (SlackException e) {
      if (e.retryAt() != null) {
        return Optional.of(e.retryAt());
      }
      LOG.warn("The channel of {} is not as it should be: {}", incidentId, e.getMessage());
      sender.sendSystem(new ChatCommand.RecordFailed(id, e.error(), BY));
      ChatFailed failure = rooms.of(incidentId).failure();
      return Patience.next(failure == null ? null : failure.at(), clock.instant());
    }
  }

  /** A private incident has no channel: anybody in the workspace can find and join it. */
  private void keep(String incidentId) {
    IncidentNow incident = incidents.find(incidentId).orElse(null);
    if (incident == null) {
      return;
    }
    boolean isPrivate = incidents.isPrivate(incidentId);
    ChatNow now = rooms.of(incidentId);
    if (now.isOpen() && (isPrivate || incident.closed())) {
      end(incident, now, isPrivate);
    } else if (now.isOpen()) {
      update(incident, now.opened() == null ? make(incident) : now);
    } else if (now.isFree() && !isPrivate && isWanted(incident, now)) {
      claim(incident, RoomNames.of(incident, now.rooms() + 1));
      update(incident, make(incident));
    }
  }

  /** One that was dealt with while we were away needs no channel now, unless somebody asks. */
  private boolean isWanted(IncidentNow incident, ChatNow now) {
    boolean bad = incident.severity().compareTo(properties.from()) <= 0;
    return !incident.closed() && (now.asked() || bad && incident.state() != ResponseState.RESOLVED);
  }

  private void claim(IncidentNow incident, String name) {
    sender.sendSystem(
        new ChatCommand.ClaimChat(
            ConversationEvent.roomOf(incident.id()), incident.id(), ChatKind.SLACK, name, BY));
  }

  /**
   * The claim is recorded before Slack is asked, so that whoever comes after finds what was made.
   */
  private ChatNow make(IncidentNow incident) {
    for (int tried = 0; tried < MOST_NAMES; tried++) {
      ChatClaimed claim = rooms.of(incident.id()).claimed();
      Optional<Channels.Channel> made = channels.make(claim);
      if (made.isPresent()) {
        sender.sendSystem(
            new ChatCommand.RecordOpened(
                claim.conversationId(), made.get().id(), made.get().name(), made.get().url(), BY));
        return rooms.of(incident.id());
      }
      claim(incident, RoomNames.after(claim.name(), incident));
    }
    throw SlackException.refused("conversations.create", "name_taken");
  }

  private void update(IncidentNow incident, ChatNow now) {
    ChatOpened opened = now.opened();
    Crew crew = crews.of(incident.id());
    BridgeOpened call = bridges.open(incident.id()).orElse(null);
    Card card = card(incident, crew, call);
    try {
      Room.each(
          () -> tell(opened, now.messageId(), card),
          () -> room.topic(opened.channelId(), card),
          () -> invite(opened, now, crew),
          () -> room.bookmarks(opened.channelId(), link(incident), call));
    } catch (SlackException e) {
      if (!e.is("is_archived")) {
        throw e;
      }
      archived(opened, "It was archived in Slack.");
    }
  }

  private void tell(ChatOpened opened, String messageId, Card card) {
    if (messageId != null) {
      room.update(opened.channelId(), messageId, card);
      return;
    }
    String posted =
        room.findCard(opened.channelId())
            .orElseGet(() -> room.post(opened.channelId(), opened.incidentId(), card));
    sender.sendSystem(new ChatCommand.RecordCard(opened.conversationId(), posted, BY));
  }

  private void invite(ChatOpened opened, ChatNow now, Crew crew) {
    Set<String> missing = new LinkedHashSet<>(crew.personIds());
    missing.removeAll(now.invited());
    now.uninvited().stream().map(Uninvited::personId).forEach(missing::remove);
    if (!missing.isEmpty()) {
      Members.Invited came = members.invite(opened.channelId(), List.copyOf(missing));
      sender.sendSystem(
          new ChatCommand.RecordInvited(
              opened.conversationId(), came.personIds(), came.uninvited(), BY));
    }
  }

  private void end(IncidentNow incident, ChatNow now, boolean isPrivate) {
    Optional<String> channel =
        Optional.ofNullable(now.opened())
            .map(ChatOpened::channelId)
            .or(() -> channels.find(now.claimed()).map(Channels.Channel::id));
    String reason = isPrivate ? "The incident was made private." : "Work on the incident ended.";
    if (channel.isPresent()) {
      try {
        lastWord(incident, channel.get(), now.messageId(), isPrivate);
      } catch (SlackException e) {
        if (e.isOutage()) {
          throw e;
        }
        LOG.warn("{} is archived without a last word: {}", channel.get(), e.getMessage());
        if (isPrivate) {
          reason += " Slack kept some of what Muster wrote in it (%s).".formatted(e.error());
        }
      }
      room.archive(channel.get());
    }
    sender.sendSystem(new ChatCommand.RecordArchived(now.claimed().conversationId(), reason, BY));
  }

  private void lastWord(
      IncidentNow incident, String channelId, String messageId, boolean isPrivate) {
    if (isPrivate) {
      room.blank(channelId, messageId);
    } else if (messageId != null) {
      Card card = card(incident, crews.of(incident.id()), null);
      room.update(channelId, messageId, card);
      room.topic(channelId, card);
    }
  }

  private void archived(ChatOpened opened, String why) {
    sender.sendSystem(new ChatCommand.RecordArchived(opened.conversationId(), why, BY));
  }

  private Card card(IncidentNow incident, Crew crew, BridgeOpened call) {
    boolean asked = stillOn.isAsked(incident.id());
    return new Card(incident, crew, call, link(incident), properties.hears(), asked);
  }

  private String link(IncidentNow incident) {
    return muster.publicUrl() + "/incidents/" + incident.number();
  }
}
