package io.muster.notification.delivery.notice;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.NoticeCommand.RecordFailed;
import io.muster.contracts.paging.NoticeCommand.RecordSent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.delivery.email.Mail;
import io.muster.notification.delivery.email.SmtpPost;
import io.muster.notification.delivery.page.Backoff;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one notice and records what came of it. When the process dies in between, the message is
 * sent again with the same Message-ID: at least once, and mail programs fold the repeat.
 */
@Component
class NoticeSender {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);
  static final Actor NOTICES = Actor.system("notices");

  private final Facts facts;
  private final OnCall onCall;
  private final NoticeWriter writer;
  private final SmtpPost post;
  private final CommandSender sender;
  private final Clock clock;

  NoticeSender(
      Facts facts,
      OnCall onCall,
      NoticeWriter writer,
      SmtpPost post,
      CommandSender sender,
      Clock clock) {
    this.facts = facts;
    this.onCall = onCall;
    this.writer = writer;
    this.post = post;
    this.sender = sender;
    this.clock = clock;
  }

  /** Makes the attempt that is due, if any; answers when the next one is. */
  Optional<Instant> send(String noticeId) {
    NoticeState state = NoticeState.of(facts.of(noticeId));
    if (state.requested() == null || state.over()) {
      return Optional.empty();
    }
    if (state.retryAt() != null && state.retryAt().isAfter(clock.instant())) {
      return Optional.of(state.retryAt());
    }
    NoticeEvent.Requested notice = state.requested();
    if (DrillIds.inDrill(notice.incidentId())) {
      return giveUp(state, "drill: not sent");
    }
    Optional<OnCall.Contact> to =
        onCall.contact(notice.personId()).filter(it -> !Erased.MARK.equals(it.email()));
    if (to.isEmpty()) {
      return giveUp(state, "no contact method is set for this person");
    }
    Optional<Mail> mail = writer.write(notice, to.get());
    return mail.isPresent()
        ? attempt(noticeId, state.attempts() + 1, mail.get())
        : giveUp(state, "it need not be told any more");
  }

  private Optional<Instant> attempt(String noticeId, int attempt, Mail mail) {
    try {
      String receipt = post.send(mail);
      sender.sendSystem(new RecordSent(noticeId, attempt, receipt, NOTICES));
      return Optional.empty();
    } catch (NotTakenException e) {
      Optional<Instant> retryAt = Backoff.after(attempt, clock.instant());
      sender.sendSystem(
          new RecordFailed(noticeId, attempt, e.getMessage(), retryAt.orElse(null), NOTICES));
      LOG.warn("Notice {}, attempt {}: {}", noticeId, attempt, e.getMessage());
      return retryAt;
    }
  }

  private Optional<Instant> giveUp(NoticeState state, String why) {
    sender.sendSystem(
        new RecordFailed(state.requested().noticeId(), state.attempts(), why, null, NOTICES));
    return Optional.empty();
  }
}
