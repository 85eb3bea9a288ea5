package io.muster.notification.conversation.update;

import io.muster.contracts.Actor;
import io.muster.contracts.update.UpdateChannel;
import io.muster.contracts.update.UpdateCommand.RecordDelivered;
import io.muster.contracts.update.UpdateCommand.RecordUndelivered;
import io.muster.contracts.update.UpdateRecipient;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.conversation.Announcer;
import io.muster.notification.conversation.Announcer.NotPostedException;
import io.muster.notification.conversation.update.UpdateOutbox.Due;
import io.muster.notification.delivery.email.SmtpPost;
import io.muster.notification.delivery.page.Backoff;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands an update over for one recipient and records what came of it. When the process dies in
 * between it is handed over again under the same id: at least once, and mail programs fold the
 * repeat.
 */
@Component
class UpdateSender {

  private static final Logger LOG = LoggerFactory.getLogger(UpdateSender.class);
  private static final Actor BY = Actor.system("updates");

  private final Updates updates;
  private final Incidents incidents;
  private final OnCall onCall;
  private final UpdateLetters letters;
  private final SmtpPost post;
  private final Announcer announcer;
  private final CommandSender sender;
  private final Clock clock;

  UpdateSender(
      Updates updates,
      Incidents incidents,
      OnCall onCall,
      UpdateLetters letters,
      SmtpPost post,
      Announcer announcer,
      CommandSender sender,
      Clock clock) {
    this.updates = updates;
    this.incidents = incidents;
    this.onCall = onCall;
    this.letters = letters;
    this.post = post;
    this.announcer = announcer;
    this.sender = sender;
    this.clock = clock;
  }

  /** It was not handed over; why, and whether and when it may be tried again. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Optional<Instant> askedFor;
    private final boolean lasting;

    Failed(String reason, boolean lasting, Instant askedFor, Throwable cause) {
      super(reason, cause);
      this.lasting = lasting;
      this.askedFor = Optional.ofNullable(askedFor);
    }

    static Failed forGood(String reason) {
      return new Failed(reason, true, null, null);
    }
  }

  /** Makes the attempt that is due, if any; answers when the next one is. */
  Optional<Instant> send(String timer) {
    Due due = Due.of(timer);
    UpdateState update = updates.find(due.updateId());
    Optional<UpdateRecipient> recipient =
        update.recipient(due.recipientId()).filter(it -> !update.isOver(it.id()));
    if (recipient.isEmpty()) {
      return Optional.empty();
    }
    int attempt = update.attempts(due.recipientId()) + 1;
    try {
      String receipt = handOver(update, recipient.get());
      sender.sendSystem(
          new RecordDelivered(due.updateId(), due.recipientId(), attempt, receipt, BY));
      return Optional.empty();
    } catch (Failed e) {
      return failed(due, attempt, e);
    }
  }

  private Optional<Instant> failed(Due due, int attempt, Failed e) {
    Instant now = clock.instant();
    Optional<Instant> retryAt =
        e.lasting
            ? Optional.empty()
            : Backoff.after(attempt, now)
                .map(at -> e.askedFor.filter(asked -> asked.isAfter(at)).orElse(at));
    LOG.warn(
        "{} for {}, attempt {}: {}", due.updateId(), due.recipientId(), attempt, e.getMessage());
    sender.sendSystem(
        new RecordUndelivered(
            due.updateId(), due.recipientId(), attempt, e.getMessage(), retryAt.orElse(null), BY));
    return retryAt;
  }

  /** An incident that was made private meanwhile is told to nobody any more. */
  private String handOver(UpdateState update, UpdateRecipient to) throws Failed {
    if (!update.published().aboutPrivate() && incidents.isPrivate(update.written().incidentId())) {
      throw Failed.forGood("the incident was made private");
    }
    return to.channel() == UpdateChannel.SLACK ? announce(update, to) : mail(update, to);
  }

  private String mail(UpdateState update, UpdateRecipient to) throws Failed {
    if (to.personId() != null) {
      OnCall.Contact contact =
          onCall
              .contact(to.personId())
              .filter(it -> !Erased.MARK.equals(it.email()))
              .orElseThrow(() -> Failed.forGood("no contact method is set for this person"));
      return mail(update, to, contact.name(), contact.email());
    }
    return mail(update, to, null, to.address());
  }

  private String mail(UpdateState update, UpdateRecipient to, String name, String address)
      throws Failed {
    try {
      return post.send(letters.mail(update, to, name, address));
    } catch (NotTakenException e) {
      throw new Failed(e.getMessage(), e.isLasting(), null, e);
    }
  }

  private String announce(UpdateState update, UpdateRecipient to) throws Failed {
    if (!announcer.isSetUp()) {
      throw Failed.forGood("no Slack workspace is connected");
    }
    try {
      return announcer.post(to.address(), to.id(), letters.text(update, to));
    } catch (NotPostedException e) {
      throw new Failed(e.getMessage(), false, e.retryAt(), e);
    }
  }
}
