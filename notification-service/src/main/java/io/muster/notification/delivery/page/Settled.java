package io.muster.notification.delivery.page;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.delivery.page.Channel.Outgoing;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has a page that was sent say what came of it, once nobody has to answer it any more. Of an
 * incident that is private by now nothing new is said to who is not named on it.
 */
@Component
class Settled {

  private static final Logger LOG = LoggerFactory.getLogger(Settled.class);
  private static final String BETWEEN = "|";

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Facts facts;
  private final StillNeeded needed;
  private final Incidents incidents;
  private final ContactBook contacts;
  private final Means means;
  private final PageWriter writer;
  private final Clock clock;

  Settled(
      Facts facts,
      StillNeeded needed,
      Incidents incidents,
      ContactBook contacts,
      Means means,
      PageWriter writer,
      Clock clock) {
    this.facts = facts;
    this.needed = needed;
    this.incidents = incidents;
    this.contacts = contacts;
    this.means = means;
    this.writer = writer;
    this.clock = clock;
  }

  /** Under what a page is reminded of; all of one incident begin alike. */
  static String timer(String incidentId, String pageId) {
    return incidentId + BETWEEN + pageId;
  }

  /** Looks at one page; answers when to look again. */
  Optional<Instant> due(String timer) {
    return facts.decide(() -> look(timer.substring(timer.indexOf(BETWEEN) + 1)));
  }

  private Optional<Instant> look(String pageId) {
    PageEvent.Sent sent = facts.find(pageId, PageEvent.Sent.class, it -> true).orElse(null);
    PageEvent.Requested asked =
        facts.find(pageId, PageEvent.Requested.class, it -> true).orElse(null);
    if (sent == null || asked == null) {
      return Optional.empty();
    }
    Instant closes = asked.at().plus(AckLinks.LIFETIME);
    Optional<String> outcome =
        needed
            .quietBecause(asked.escalationId(), asked.incidentId())
            .map(why -> outcome(asked, why));
    boolean hidden = incidents.hiddenFrom(asked.incidentId(), asked.personId());
    if ((outcome.isEmpty() || hidden) && clock.instant().isBefore(closes)) {
      return Optional.of(closes);
    }
    if (hidden || outcome.isEmpty() && !EscalationIds.isAnswerable(asked.escalationId())) {
      return Optional.empty();
    }
    return settle(asked, sent, outcome.orElse("Its buttons work no longer; open the incident."));
  }

  private String outcome(PageEvent.Requested asked, String why) {
    if (!EscalationIds.isHandOver(asked.escalationId())
        && !EscalationIds.isStillOn(asked.escalationId())) {
      IncidentNow incident = incidents.find(asked.incidentId()).orElse(null);
      if (incident != null && why.equals("acknowledged")) {
        return "Acknowledged%s.".formatted(by(incident.acknowledgedBy()));
      }
      if (incident != null && why.equals("resolved")) {
        return "Resolved%s.".formatted(by(incident.resolvedBy()));
      }
    }
    return "Needs no answer any more: the incident was %s.".formatted(why);
  }

  private static String by(Actor actor) {
    return actor == null || actor.name() == null ? "" : " by " + OneLine.of(actor.name());
  }

  private Optional<Instant> settle(PageEvent.Requested asked, PageEvent.Sent sent, String outcome) {
    Contact contact = contacts.find(asked.personId()).orElse(Contact.UNKNOWN);
    Method method =
        contact.usable().stream()
            .filter(it -> it.id().equals(asked.methodId()))
            .findFirst()
            .orElse(null);
    Channel channel = means.changing(asked.channel()).orElse(null);
    if (method == null || channel == null) {
      return Optional.empty();
    }
    try {
      channel.settle(
          new Outgoing(asked.pageId(), sent.attempt(), method, writer.words(asked, contact.name())),
          sent.receipt(),
          outcome);
      return Optional.empty();
    } catch (NotTakenException e) {
      Instant again = clock.instant().plus(AGAIN);
      if (e.isLasting() || again.isAfter(asked.at().plus(AckLinks.LIFETIME))) {
        LOG.warn(
            "Page {} still looks open to whom it was sent: {}", asked.pageId(), e.getMessage());
        return Optional.empty();
      }
      return Optional.of(e.notBefore().filter(again::isBefore).orElse(again));
    }
  }
}
