package io.muster.notification.delivery.email;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.PageCommand.RecordFailed;
import io.muster.contracts.paging.PageCommand.RecordSent;
import io.muster.contracts.paging.PageCommand.StartAttempt;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one page: claims the attempt, hands the message to the mail server, records what came of
 * it. When the process dies between claim and record, the message is sent again as the next attempt
 * with the same Message-ID: at least once, and mail programs fold the repeat.
 */
@Component
class PageSender {

  private static final Logger LOG = LoggerFactory.getLogger(PageSender.class);

  /** How the reason begins when a page was not sent because nobody needs it any more. */
  static final String WITHDRAWN = "withdrawn: ";

  /** What is said of a page in a drill: it shows who would have been told. */
  static final String NOT_SENT = "drill: not sent";

  private final Facts facts;
  private final Incidents incidents;
  private final CommandSender sender;
  private final MailWriter writer;
  private final SmtpPost post;
  private final Clock clock;

  PageSender(
      Facts facts,
      Incidents incidents,
      CommandSender sender,
      MailWriter writer,
      SmtpPost post,
      Clock clock) {
    this.facts = facts;
    this.incidents = incidents;
    this.sender = sender;
    this.writer = writer;
    this.post = post;
    this.clock = clock;
  }

  /** Makes the attempt that is due, if any; answers when the next one is. */
  Optional<Instant> send(String pageId) {
    PageState page = PageState.of(facts.of(pageId));
    if (page.requested() == null || page.over()) {
      return Optional.empty();
    }
    if (page.retryAt() != null && page.retryAt().isAfter(clock.instant())) {
      return Optional.of(page.retryAt());
    }
    Optional<String> quiet = incidents.quietBecause(page.incidentId());
    if (quiet.isPresent()) {
      return giveUp(page, WITHDRAWN + "the incident was " + quiet.get() + doubt(page));
    }
    if (DrillIds.inDrill(page.incidentId())) {
      return giveUp(page, NOT_SENT);
    }
    Optional<Mail> mail = writer.write(page.requested());
    if (mail.isEmpty()) {
      LOG.error("Page {} cannot be sent: nobody has said how the person is reached", pageId);
      return giveUp(page, "no contact method is set for this person");
    }
    return attempt(page, page.attempts() + 1, mail.get());
  }

  private Optional<Instant> attempt(PageState page, int attempt, Mail mail) {
    String pageId = page.requested().pageId();
    sender.sendSystem(new StartAttempt(pageId, attempt, mail.messageId(), PageProcess.PAGING));
    String receipt;
    try {
      receipt = post.send(mail);
    } catch (NotTakenException e) {
      return failed(pageId, attempt, e);
    }
    sender.sendSystem(new RecordSent(pageId, attempt, receipt, PageProcess.PAGING));
    return Optional.empty();
  }

  private Optional<Instant> failed(String pageId, int attempt, NotTakenException e) {
    Optional<Instant> retryAt = Backoff.after(attempt, clock.instant());
    sender.sendSystem(
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

  private static String doubt(PageState page) {
    return page.inFlight() ? "; whether the last attempt left is not known" : "";
  }

  private Optional<Instant> giveUp(PageState page, String why) {
    sender.sendSystem(
        new RecordFailed(
            page.requested().pageId(), page.attempts(), why, null, PageProcess.PAGING));
    return Optional.empty();
  }
}
