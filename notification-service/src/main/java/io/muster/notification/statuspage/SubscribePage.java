package io.muster.notification.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.statuspage.SubscriberCommand;
import io.muster.contracts.statuspage.SubscriberEvent;
import io.muster.notification.delivery.webhook.HookClient;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MailAddress;
import io.muster.starter.CommandSender;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Subscribing by e-mail or for a program, and leaving again. Nobody learns here whether an address
 * is known, and looking at a link changes nothing, as mail programs look too.
 */
@Controller
@Hidden
class SubscribePage {

  static final Actor ANYBODY = Actor.system("status-page");

  private final StatusPages pages;
  private final SubscriberLinks links;
  private final Facts facts;
  private final HookClient subscriberHooks;
  private final CommandSender sender;

  SubscribePage(
      StatusPages pages,
      SubscriberLinks links,
      Facts facts,
      HookClient subscriberHooks,
      CommandSender sender) {
    this.pages = pages;
    this.links = links;
    this.facts = facts;
    this.subscriberHooks = subscriberHooks;
    this.sender = sender;
  }

  /**
   * What the page says.
   *
   * @param button absent when there is nothing to do
   */
  record Said(String headline, String say, String button) {}

  @ModelAttribute
  void guard(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
  }

  @PostMapping("/status/subscribe")
  ModelAndView subscribe(
      @RequestParam(defaultValue = "") String email, @RequestParam(required = false) String url) {
    if (pages.content().isEmpty()) {
      return unknown();
    }
    return url == null ? byMail(email.strip()) : byWebhook(url.strip());
  }

  private ModelAndView byWebhook(String url) {
    Optional<String> why = subscriberHooks.whyNot(url);
    if (why.isPresent()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, "Nothing can be posted there", why.get(), null);
    }
    sender.sendSystem(new SubscriberCommand.Ask(links.idOf(url), url, ANYBODY));
    return page(
        HttpStatus.OK,
        "Your program is asked",
        "A message is on its way to it, unless it has had one today. It is told nothing before it has answered with"
            + " what that holds as data.challenge.",
        null);
  }

  private ModelAndView byMail(String address) {
    if (!MailAddress.isOne(address)) {
      return page(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "This is no e-mail address",
          "Go back and write it like name@example.com.",
          null);
    }
    sender.sendSystem(new SubscriberCommand.Ask(links.idOf(address), address, ANYBODY));
    return page(
        HttpStatus.OK,
        "Look into your mailbox",
        "A message with a link is on its way, unless you have had one today. You are told nothing before you"
            + " have followed it.",
        null);
  }

  @GetMapping("/status/confirm/{token}")
  ModelAndView lookAtConfirm(@PathVariable String token) {
    return known("confirm", token)
        .map(
            id ->
                page(
                    HttpStatus.OK,
                    "Be told what the status page says?",
                    "You get a mail for each thing it says, and can leave with one click.",
                    "Yes, tell me"))
        .orElseGet(SubscribePage::unknown);
  }

  @PostMapping("/status/confirm/{token}")
  ModelAndView confirm(@PathVariable String token) {
    Optional<String> id = known("confirm", token);
    id.ifPresent(it -> sender.sendSystem(new SubscriberCommand.Confirm(it, ANYBODY)));
    return id.map(
            it ->
                page(
                    HttpStatus.OK,
                    "You will be told",
                    "Each message has a link by which you leave again.",
                    null))
        .orElseGet(SubscribePage::unknown);
  }

  @GetMapping("/status/unsubscribe/{token}")
  ModelAndView lookAtUnsubscribe(@PathVariable String token) {
    return links
        .read("unsubscribe", token)
        .map(
            id ->
                page(HttpStatus.OK, "Be told nothing any more?", "It holds at once.", "Yes, leave"))
        .orElseGet(SubscribePage::unknown);
  }

  /** A mail program's button sends the same without anybody looking (RFC 8058). */
  @PostMapping("/status/unsubscribe/{token}")
  ModelAndView unsubscribe(@PathVariable String token) {
    Optional<String> id = links.read("unsubscribe", token);
    id.filter(it -> facts.kindOf(it).isPresent())
        .ifPresent(it -> sender.sendSystem(new SubscriberCommand.End(it, ANYBODY)));
    return id.map(
            it -> page(HttpStatus.OK, "You are told nothing any more", "It holds at once.", null))
        .orElseGet(SubscribePage::unknown);
  }

  /** Somebody who left, or never came, has nothing to confirm. */
  private Optional<String> known(String purpose, String token) {
    return links
        .read(purpose, token)
        .filter(
            id ->
                facts
                    .newest(id)
                    .filter(event -> !(event instanceof SubscriberEvent.Ended))
                    .isPresent());
  }

  private static ModelAndView unknown() {
    return page(
        HttpStatus.NOT_FOUND,
        "This link does not open anything",
        "It is incomplete, was not made here, or there is no status page any more.",
        null);
  }

  private static ModelAndView page(HttpStatus status, String headline, String say, String button) {
    ModelAndView page = new ModelAndView("status-say", "page", new Said(headline, say, button));
    page.setStatus(status);
    return page;
  }
}
