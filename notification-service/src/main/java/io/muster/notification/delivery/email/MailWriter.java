package io.muster.notification.delivery.email;

import com.samskivert.mustache.Template;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.MusterProperties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Words a page: what, how bad, since when, why you, and what to do. */
@Component
class MailWriter {

  private static final int LONGEST_TITLE = 150;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Facts facts;
  private final Incidents incidents;
  private final OnCall onCall;
  private final AckLinks links;
  private final Bridges bridges;
  private final MusterProperties muster;
  private final MailProperties mail;
  private final Template text;
  private final Template html;

  MailWriter(
      Facts facts,
      Incidents incidents,
      OnCall onCall,
      AckLinks links,
      Bridges bridges,
      MusterProperties muster,
      MailProperties mail,
      MailTemplates templates) {
    this.facts = facts;
    this.incidents = incidents;
    this.onCall = onCall;
    this.links = links;
    this.bridges = bridges;
    this.muster = muster;
    this.mail = mail;
    this.text = templates.text("page-mail");
    this.html = templates.html("page-mail");
  }

  /** What the templates show. */
  record Words(
      String number,
      String severity,
      String title,
      String services,
      String since,
      String name,
      String policy,
      int level,
      int levels,
      String nextAt,
      String acknowledgeUrl,
      String incidentUrl,
      String joinUrl,
      String dialIn) {}

  /** The message of a page; nothing when it is not known how the person is reached. */
  Optional<Mail> write(PageEvent.Requested page) {
    return onCall
        .contact(page.personId())
        .filter(contact -> !Erased.MARK.equals(contact.email()))
        .map(contact -> write(page, contact));
  }

  private Mail write(PageEvent.Requested page, OnCall.Contact contact) {
    IncidentNow incident = incidents.find(page.incidentId()).orElseThrow();
    Words words = words(page, incident, contact);
    return new Mail(
        "<" + page.pageId() + "@" + mail.domain() + ">",
        Mail.oneLine(contact.name()),
        contact.email(),
        "[%s] %s %s".formatted(words.severity(), words.number(), words.title()),
        text.execute(words),
        html.execute(words));
  }

  private Words words(PageEvent.Requested page, IncidentNow incident, OnCall.Contact contact) {
    EscalationEvent.Started started = null;
    Instant nextAt = null;
    for (var event : facts.of(page.escalationId())) {
      if (event instanceof EscalationEvent.Started first) {
        started = first;
      } else if (event instanceof EscalationEvent.StepFired step && step.level() == page.level()) {
        nextAt = step.nextAt();
      }
    }
    Optional<BridgeOpened> bridge = bridges.open(incident.id());
    return new Words(
        incident.number(),
        incident.severity().name(),
        shortened(Mail.oneLine(incident.title())),
        incident.services().isEmpty()
            ? "not known yet"
            : Mail.oneLine(String.join(", ", incident.services())),
        UTC.format(incident.since()),
        Mail.oneLine(contact.name()),
        started == null ? "" : Mail.oneLine(onCall.policyName(started.policyId())),
        page.level(),
        started == null ? page.level() : started.levels().size(),
        nextAt == null ? null : UTC.format(nextAt),
        links.urlFor(incident.id(), page.personId(), page.pageId()),
        muster.publicUrl() + "/incidents/" + incident.number(),
        bridge.map(BridgeOpened::joinUrl).orElse(null),
        bridge.map(BridgeOpened::dialIn).map(Mail::oneLine).orElse(null));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
  }
}
