package io.muster.notification.delivery.notice;

import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.Invitation;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.conversation.BridgeNow;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks who answers for a service to the call about an incident that concerns it, while it runs. */
@Component
class BridgeWords implements NoticeWords {

  private final Bridges bridges;
  private final Incidents incidents;

  BridgeWords(Bridges bridges, Incidents incidents) {
    this.bridges = bridges;
    this.incidents = incidents;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.BRIDGE_INVITATION);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    if (incidents.hiddenFrom(notice.incidentId(), notice.personId())) {
      return Optional.empty();
    }
    Optional<IncidentNow> incident = incidents.find(notice.incidentId());
    return bridges
        .of(notice.incidentId())
        .filter(BridgeNow::isOpen)
        .flatMap(
            call ->
                invitation(call, notice.personId())
                    .map(it -> told(incident.orElseThrow(), call.opened(), it)));
  }

  private static Optional<Invitation> invitation(BridgeNow call, String personId) {
    return call.invitations().stream().filter(it -> it.personId().equals(personId)).findFirst();
  }

  private static Told told(IncidentNow incident, BridgeOpened call, Invitation invitation) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "%s, %s: %s.".formatted(incident.number(), incident.severity(), incident.title()));
    if (call.joinUrl() != null) {
      paragraphs.add("Join the call: " + call.joinUrl());
    }
    if (call.dialIn() != null) {
      paragraphs.add("Join the call by telephone: " + call.dialIn());
    }
    paragraphs.add(
        "You are invited because you answer for %s: affected by the incident, or needed by what is. This is no page; nobody waits for your acknowledgement."
            .formatted(String.join(", ", invitation.services())));
    return new Told(
        "[%s] %s You are invited to the call".formatted(incident.severity(), incident.number()),
        paragraphs,
        "Open " + incident.number(),
        "/incidents/" + incident.number());
  }
}
