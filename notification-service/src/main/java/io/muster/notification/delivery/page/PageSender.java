package io.muster.notification.delivery.page;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.PageCommand.RecordFailed;
import io.muster.contracts.paging.PageCommand.RecordSent;
import io.muster.contracts.paging.PageCommand.StartAttempt;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.page.Channel.Outgoing;
import io.muster.notification.escalation.StillNeeded;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one page: claims the attempt, hands the message to the channel, records what came of it.
 * When the process dies between claim and record, the message is sent again as the next attempt
 * under the same id: at least once, and a repeat is recognised.
 */
@Component
class PageSender {

  private static final Logger LOG = LoggerFactory.getLogger(PageSender.class);

  /** How the reason begins when a page was not sent because nobody needs it any more. */
  private static final String WITHDRAWN = "withdrawn: ";

  /** What is said of a page in a drill: it shows who would have been told. */
  private static final String NOT_SENT = "drill: not sent";

  /**
   * What is on the list was asked for, but a replica set that has just chosen another primary may
   * not show it at once. Taken off the list then, the page would be lost.
   */
  private static final Duration NOT_SEEN_YET = Duration.ofSeconds(1);

  private final Facts facts;
  private final StillNeeded needed;
  private final CommandSender sender;
  private final ContactBook contacts;
  private final Means means;
  private final PageWriter writer;
  private final GoneMethods gone;
  private final Clock clock;

  PageSender(
      Facts facts,
      StillNeeded needed,
      CommandSender sender,
      ContactBook contacts,
      Means means,
      PageWriter writer,
      GoneMethods gone,
      Clock clock) {
    this.facts = facts;
    this.needed = needed;
    this.sender = sender;
    this.contacts = contacts;
    this.means = means;
    this.writer = writer;
    this.gone = gone;
    this.clock = clock;
  }

  /** Whether a page was left unsent on purpose, so that nobody is missed by it. */
  static boolean isMeant(PageEvent.Failed failed) {
    return failed.error().startsWith(WITHDRAWN) || failed.error().equals(NOT_SENT);
  }

  /** Makes the attempt that is due, if any; answers when the next one is. */
  Optional<Instant> send(String pageId) {
    return facts.decide(() -> sendNow(pageId));
  }

  private Optional<Instant> sendNow(String pageId) {
    PageState page = PageState.of(facts.of(pageId));
    if (page.requested() == null) {
      LOG.warn("Page {} is due and not seen on record yet; looking again", pageId);
      return Optional.of(clock.instant().plus(NOT_SEEN_YET));
    }
    if (page.over()) {
      return Optional.empty();
    }
    if (page.retryAt() != null && page.retryAt().isAfter(clock.instant())) {
      return Optional.of(page.retryAt());
    }
    Optional<String> quiet =
        needed.quietBecause(page.requested().escalationId(), page.incidentId());
    if (quiet.isPresent()) {
      return giveUp(page, WITHDRAWN + "the incident was " + quiet.get() + doubt(page));
    }
    if (DrillIds.inDrill(page.incidentId())) {
      return giveUp(page, NOT_SENT);
    }
    PageEvent.Requested asked = page.requested();
    Optional<Contact> contact = contacts.find(asked.personId());
    Optional<Method> method = contact.flatMap(it -> usable(it, asked.methodId()));
    Optional<Channel> channel = method.flatMap(it -> means.find(it.kind()));
    if (method.isEmpty()) {
      LOG.error("Page {} cannot be sent: nobody has said how the person is reached", pageId);
      return giveUp(page, "no contact method is set for this person");
    }
    if (channel.isEmpty()) {
      LOG.error("Page {} cannot be sent: {} is not set up any more", pageId, asked.channel());
      return giveUp(page, asked.channel() + " is not set up");
    }
    return attempt(page, page.attempts() + 1, channel.get(), method.get(), contact.get().name());
  }

  private static Optional<Method> usable(Contact contact, String methodId) {
    return contact.usable().stream().filter(it -> it.id().equals(methodId)).findFirst();
  }

  private Optional<Instant> attempt(
      PageState page, int attempt, Channel channel, Method method, String name) {
    String pageId = page.requested().pageId();
    PageWords words = writer.words(page.requested(), name);
    sender.decide(new StartAttempt(pageId, attempt, channel.messageId(pageId), PageProcess.PAGING));
    String receipt;
    try {
      receipt = channel.page(new Outgoing(pageId, attempt, method, words));
    } catch (NotTakenException e) {
      gone.removeIf(e, page.requested().personId(), method);
      return failed(pageId, attempt, e);
    }
    sender.decide(new RecordSent(pageId, attempt, receipt, PageProcess.PAGING));
    return Optional.empty();
  }

  private Optional<Instant> failed(String pageId, int attempt, NotTakenException e) {
    Optional<Instant> retryAt =
        e.isLasting()
            ? Optional.empty()
            : Backoff.after(attempt, clock.instant()).map(at -> later(at, e.notBefore()));
    sender.decide(
        new RecordFailed(
            pageId, attempt, e.getMessage(), retryAt.orElse(null), PageProcess.PAGING));
    if (retryAt.isPresent()) {
      LOG.warn(
          "Page {}, attempt {}: {}; next at {}", pageId, attempt, e.getMessage(), retryAt.get());
    } else {
      LOG.error("Page {} was not sent in {} attempts: {}", pageId, attempt, e.getMessage());
    }
    return retryAt;
  }

  private static Instant later(Instant at, Optional<Instant> asked) {
    return asked.filter(at::isBefore).orElse(at);
  }

  private static String doubt(PageState page) {
    return page.inFlight() ? "; whether the last attempt left is not known" : "";
  }

  private Optional<Instant> giveUp(PageState page, String why) {
    sender.decide(
        new RecordFailed(
            page.requested().pageId(), page.attempts(), why, null, PageProcess.PAGING));
    return Optional.empty();
  }
}
