package io.muster.notification.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeCommand.InvitePeople;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.Invitation;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.ServiceOwners;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks those to a bridge call who answer for the affected services, and for what these need: as
 * soon as there is a call, and again when more turns out to be affected or work begins again.
 * Nobody is asked while an incident is private, and in a drill nobody ever is.
 */
@Component
@ProcessingGroup(BridgeInvitations.GROUP)
class BridgeInvitations {

  static final String GROUP = "notification.bridge-invitations";

  private static final Actor BY = Actor.system("conversation");

  private final Bridges bridges;
  private final Incidents incidents;
  private final ServiceOwners owners;
  private final Facts facts;
  private final CommandSender sender;
  private final Clock clock;

  BridgeInvitations(
      Bridges bridges,
      Incidents incidents,
      ServiceOwners owners,
      Facts facts,
      CommandSender sender,
      Clock clock) {
    this.bridges = bridges;
    this.incidents = incidents;
    this.owners = owners;
    this.facts = facts;
    this.sender = sender;
    this.clock = clock;
  }

  @EventHandler
  void on(BridgeEvent event) {
    if (event instanceof ConversationEvent.BridgeOpened) {
      invite(event.incidentId());
    }
  }

  @EventHandler
  void on(IncidentEvent event) {
    if (event instanceof AffectedEvent.ServicesChanged
        || event instanceof AccessEvent.MadePublic
        || event instanceof IncidentEvent.Reopened) {
      invite(event.incidentId());
    }
  }

  private void invite(String incidentId) {
    if (DrillIds.inDrill(incidentId)
        || bridges.open(incidentId).isEmpty()
        || incidents.isPrivate(incidentId)) {
      return;
    }
    incidents
        .find(incidentId)
        .filter(BridgeProcess::isWorkedOn)
        .ifPresent(incident -> facts.decide(() -> invite(incident)));
  }

  private void invite(IncidentNow incident) {
    Map<String, List<String>> services = new LinkedHashMap<>();
    List<String> ownerless = new ArrayList<>();
    owners
        .of(incident.services(), clock.instant())
        .forEach(
            (service, people) -> {
              people.forEach(
                  person ->
                      services.computeIfAbsent(person, ignored -> new ArrayList<>()).add(service));
              if (people.isEmpty()) {
                ownerless.add(service);
              }
            });
    if (!services.isEmpty() || !ownerless.isEmpty()) {
      List<Invitation> invitations = new ArrayList<>();
      services.forEach((person, of) -> invitations.add(new Invitation(person, of)));
      sender.sendSystem(
          new InvitePeople(ConversationEvent.roomOf(incident.id()), invitations, ownerless, BY));
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Retried {

    @Bean
    RetriedByItself bridgeInvitationsRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
