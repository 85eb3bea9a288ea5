package io.muster.notification.delivery.link;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.notification.delivery.link.IncidentDesk.Taking;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a person sees who follows the link in a page. Looking changes nothing, as mail programs and
 * virus scanners look too; only the button acknowledges.
 */
@Controller
@Hidden
class AckPage {

  private static final Logger LOG = LoggerFactory.getLogger(AckPage.class);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final AckLinks links;
  private final LinkedPages pages;
  private final Incidents incidents;
  private final ContactBook contacts;
  private final IncidentDesk desk;
  private final List<LinkQuestion> questions;

  AckPage(
      AckLinks links,
      LinkedPages pages,
      Incidents incidents,
      ContactBook contacts,
      IncidentDesk desk,
      List<LinkQuestion> questions) {
    this.links = links;
    this.pages = pages;
    this.incidents = incidents;
    this.contacts = contacts;
    this.desk = desk;
    this.questions = questions;
  }

  /**
   * What the page shows.
   *
   * @param headline the one thing to know
   * @param say what it means
   * @param incident absent when the link does not open
   * @param button what the button says; absent when there is nothing to do
   */
  record Shown(
      String headline, String say, Incident incident, String button, boolean good, boolean bad) {}

  /** The incident in the words of the page. */
  record Incident(
      String number, String severity, String title, String services, String since, String state) {}

  /** Nothing runs on these pages, nothing is loaded but our own stylesheet, nothing frames them. */
  @ModelAttribute
  void guard(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
            + " 'none'");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
  }

  @GetMapping("/ack/{token}")
  ModelAndView look(@PathVariable String token) {
    Optional<AckLink> link = links.read(token);
    if (link.isEmpty()) {
      return forged();
    }
    if (links.expired(link.get())) {
      return expired();
    }
    return incidents
        .find(link.get().incidentId())
        .map(
            incident ->
                asked(question -> question.look(link.get(), incident))
                    .map(shown -> page(HttpStatus.OK, shown))
                    .orElseGet(() -> asItStands(incident)))
        .orElseGet(AckPage::forged);
  }

  @PostMapping("/ack/{token}")
  ModelAndView acknowledge(@PathVariable String token) {
    Optional<AckLink> link = links.read(token);
    if (link.isEmpty()) {
      return forged();
    }
    if (links.expired(link.get())) {
      return expired();
    }
    AckLink open = link.get();
    IncidentNow before = incidents.find(open.incidentId()).orElse(null);
    Optional<String> name = contacts.find(open.personId()).map(Contact::name);
    if (before == null || name.isEmpty()) {
      return forged();
    }
    String via = pages.via(open);
    Optional<Shown> answered = asked(question -> question.answer(open, before, name.get(), via));
    if (answered.isPresent()) {
      return page(HttpStatus.OK, answered.get());
    }
    if (before.state() != ResponseState.TRIGGERED || before.closed()) {
      return asItStands(before);
    }
    return switch (desk.acknowledge(
        new Taking(open.incidentId(), open.pageId(), open.personId(), name.get(), via))) {
      case DONE -> done(open, name.get());
      case REFUSED -> refused(before);
      case UNREACHABLE -> tryAgain(before);
    };
  }

  private Optional<Shown> asked(Function<LinkQuestion, Optional<Shown>> way) {
    return questions.stream().flatMap(question -> way.apply(question).stream()).findFirst();
  }

  /** Somebody may have been faster; then the page says who. */
  private ModelAndView done(AckLink link, String name) {
    IncidentNow now = incidents.find(link.incidentId()).orElseThrow();
    boolean byAnother =
        now.acknowledgedBy() != null && !now.acknowledgedBy().id().equals(link.personId());
    if (byAnother || now.state() == ResponseState.RESOLVED) {
      return asItStands(now);
    }
    return page(
        HttpStatus.OK,
        new Shown(
            "Acknowledged by " + name,
            "Nobody else is called for %s. It is yours now.".formatted(now.number()),
            incident(now),
            null,
            true,
            false));
  }

  private static ModelAndView asItStands(IncidentNow incident) {
    if (incident.state() == ResponseState.RESOLVED) {
      return settled(
          incident, "Already resolved", "Resolved", incident.resolvedBy(), incident.resolvedAt());
    }
    if (incident.state() == ResponseState.ACKNOWLEDGED) {
      return settled(
          incident,
          "Already acknowledged",
          "Acknowledged",
          incident.acknowledgedBy(),
          incident.acknowledgedAt());
    }
    if (incident.closed()) {
      return page(
          HttpStatus.OK,
          new Shown(
              "Already closed",
              "There is nothing left to do.",
              incident(incident),
              null,
              true,
              false));
    }
    return page(
        HttpStatus.OK,
        new Shown(
            "Will you take it on?",
            "When you acknowledge, nobody else is called.",
            incident(incident),
            "Acknowledge " + incident.number(),
            false,
            false));
  }

  private static ModelAndView settled(
      IncidentNow incident, String headline, String verb, Actor by, Instant at) {
    String say = "%s by %s at %s.".formatted(verb, nameOf(by), UTC.format(at));
    return page(HttpStatus.OK, new Shown(headline, say, incident(incident), null, true, false));
  }

  static String nameOf(Actor actor) {
    if (actor.name() != null) {
      return actor.name();
    }
    return actor.kind() == Actor.Kind.SYSTEM ? "Muster" : actor.id();
  }

  private static ModelAndView forged() {
    return page(
        HttpStatus.NOT_FOUND,
        new Shown(
            "This link does not open anything",
            "It is incomplete or was not made by Muster. Copy the whole link from the message, or"
                + " sign in to Muster.",
            null,
            null,
            false,
            true));
  }

  private static ModelAndView expired() {
    return page(
        HttpStatus.GONE,
        new Shown(
            "This link has expired",
            "Links work for 24 hours. Sign in to Muster to see the incident and acknowledge it"
                + " there.",
            null,
            null,
            false,
            true));
  }

  private static ModelAndView refused(IncidentNow incident) {
    return page(
        HttpStatus.CONFLICT,
        new Shown(
            "Not acknowledged",
            "The incident does not take an acknowledgement from this link. Sign in to Muster to see"
                + " why.",
            incident(incident),
            null,
            false,
            true));
  }

  private static ModelAndView tryAgain(IncidentNow incident) {
    return page(
        HttpStatus.SERVICE_UNAVAILABLE,
        new Shown(
            "Not acknowledged yet",
            "Muster cannot reach the incident right now. Others may still be called. Try again in a"
                + " moment.",
            incident(incident),
            "Try again",
            false,
            true));
  }

  /** Whatever fails here, a person on a phone reads it: never raw JSON. */
  @ExceptionHandler
  ModelAndView trouble(RuntimeException e, HttpServletResponse response) {
    LOG.error("An acknowledge page failed", e);
    guard(response);
    return page(
        HttpStatus.SERVICE_UNAVAILABLE,
        new Shown(
            "Muster cannot answer right now",
            "Nothing was changed that you can see here. Open the link again in a moment.",
            null,
            null,
            false,
            true));
  }

  private static ModelAndView page(HttpStatus status, Shown shown) {
    ModelAndView page = new ModelAndView("ack", "page", shown);
    page.setStatus(status);
    return page;
  }

  static Incident incident(IncidentNow now) {
    return new Incident(
        now.number(),
        now.severity().name(),
        now.title(),
        now.services().isEmpty() ? "not known yet" : String.join(", ", now.services()),
        UTC.format(now.since()),
        now.state().name().toLowerCase(Locale.ROOT));
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The signature in the link proves the asker. */
    @Bean
    PublicPaths ackPaths() {
      return () -> List.of("/ack/**");
    }
  }
}
