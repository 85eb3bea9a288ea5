package io.muster.notification.statuspage;

import com.samskivert.mustache.Template;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.statuspage.SubscriberCommand.RecordNotTold;
import io.muster.contracts.statuspage.SubscriberCommand.RecordTold;
import io.muster.notification.delivery.email.Mail;
import io.muster.notification.delivery.email.MailProperties;
import io.muster.notification.delivery.email.MailTemplates;
import io.muster.notification.delivery.email.SmtpPost;
import io.muster.notification.delivery.page.Backoff;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.facts.Facts;
import io.muster.notification.statuspage.StatusOutbox.Due;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import io.muster.starter.Sha256;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells one subscriber one thing the page says, or asks whether they want to be told: by mail,
 * which can be answered with one click that ends it (RFC 8058), or a program by a webhook.
 */
@Component
class StatusSender {

  private final Facts facts;
  private final StatusPages pages;
  private final SubscriberLinks links;
  private final HookSubscribers programs;
  private final Timers untoldPrograms;
  private final SmtpPost post;
  private final MailProperties mail;
  private final CommandSender sender;
  private final Clock clock;
  private final String url;
  private final Template text;
  private final Template html;

  StatusSender(
      Facts facts,
      StatusPages pages,
      SubscriberLinks links,
      HookSubscribers programs,
      Timers untoldPrograms,
      SmtpPost post,
      MailProperties mail,
      MusterProperties muster,
      MailTemplates templates,
      CommandSender sender,
      Clock clock) {
    this.facts = facts;
    this.pages = pages;
    this.links = links;
    this.programs = programs;
    this.untoldPrograms = untoldPrograms;
    this.post = post;
    this.mail = mail;
    this.sender = sender;
    this.clock = clock;
    this.url = muster.publicUrl() + "/status";
    this.text = templates.text("status-mail");
    this.html = templates.html("status-mail");
  }

  /** What the templates show. */
  private record Page(
      String subject, List<String> paragraphs, String link, String url, String unsubscribe) {}

  /**
   * Sends what is due, unless they left meanwhile; answers when it is tried again. Programs are
   * told beside it, so that no mail waits for one of them.
   */
  Optional<Instant> send(String timer) {
    Due due = Due.of(timer);
    Optional<SubscriberState> waiting = waiting(due);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    SubscriberState subscriber = waiting.get();
    if (HookSubscribers.isOne(subscriber.address())) {
      untoldPrograms.remind(timer, clock.instant());
      return Optional.empty();
    }
    Optional<Page> page =
        due.postId().isEmpty() ? asking(due.subscriberId(), subscriber) : telling(due, subscriber);
    return page.flatMap(it -> send(due, subscriber, it));
  }

  /** The same for a subscriber that is a program. */
  Optional<Instant> sendToProgram(String timer) {
    Due due = Due.of(timer);
    return waiting(due)
        .filter(subscriber -> HookSubscribers.isOne(subscriber.address()))
        .flatMap(subscriber -> programs.send(due, subscriber));
  }

  private Optional<SubscriberState> waiting(Due due) {
    SubscriberState subscriber = SubscriberState.of(facts.readable(due.subscriberId()));
    return subscriber.address() == null || subscriber.isOver(due.postId())
        ? Optional.empty()
        : Optional.of(subscriber);
  }

  private Optional<Page> asking(String subscriberId, SubscriberState subscriber) {
    return subscriber.confirmed()
        ? Optional.empty()
        : Optional.of(
            new Page(
                "Do you want to be told what our status page says?",
                List.of(
                    "Somebody, most likely you, gave this address on %s.".formatted(url),
                    "If it was not you, do nothing: you are told nothing."),
                "Yes, tell me",
                links.confirm(subscriberId),
                links.unsubscribe(subscriberId)));
  }

  private Optional<Page> telling(Due due, SubscriberState subscriber) {
    return subscriber.confirmed()
        ? pages.post(due.postId()).map(said -> page(said, due.subscriberId()))
        : Optional.empty();
  }

  private Page page(Posted said, String subscriberId) {
    return new Page(
        OneLine.of("%s: %s".formatted(StatusWriter.words(said.kind()), said.subject())),
        Stream.of(said.text().split("\\R{2,}")).map(OneLine::of).toList(),
        "See the status page",
        url,
        links.unsubscribe(subscriberId));
  }

  private Optional<Instant> send(Due due, SubscriberState subscriber, Page page) {
    int attempt = subscriber.attempts(due.postId()) + 1;
    try {
      String receipt = post.send(mail(due, subscriber, page));
      sender.sendSystem(
          new RecordTold(
              due.subscriberId(), due.postId(), attempt, receipt, SubscribePage.ANYBODY));
      return Optional.empty();
    } catch (NotTakenException e) {
      Optional<Instant> retryAt = Backoff.after(attempt, clock.instant());
      sender.sendSystem(
          new RecordNotTold(
              due.subscriberId(),
              due.postId(),
              attempt,
              e.getMessage(),
              retryAt.orElse(null),
              SubscribePage.ANYBODY));
      return retryAt;
    }
  }

  private Mail mail(Due due, SubscriberState subscriber, Page page) {
    String told = due.postId().isEmpty() ? subscriber.asked().at().toString() : due.postId();
    return new Mail(
        "<status-%s@%s>".formatted(Sha256.hex(due.subscriberId() + told), mail.domain()),
        null,
        subscriber.address(),
        page.subject(),
        text.execute(page),
        html.execute(page),
        Map.of(
            "List-Unsubscribe",
            "<" + page.unsubscribe() + ">",
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click"));
  }
}
