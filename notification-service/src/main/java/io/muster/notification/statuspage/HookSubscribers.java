package io.muster.notification.statuspage;

import static io.muster.notification.statuspage.SubscribePage.ANYBODY;

import io.muster.contracts.statuspage.SubscriberCommand.Confirm;
import io.muster.contracts.statuspage.SubscriberCommand.End;
import io.muster.contracts.statuspage.SubscriberCommand.RecordNotTold;
import io.muster.contracts.statuspage.SubscriberCommand.RecordTold;
import io.muster.notification.delivery.page.Backoff;
import io.muster.notification.delivery.webhook.HookBackoff;
import io.muster.notification.delivery.webhook.HookBreaker;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import io.muster.notification.statuspage.StatusOutbox.Due;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a subscriber's program one thing, and records what came of it. */
@Component
class HookSubscribers {

  /** What is older than this is given up while its program is held back. */
  private static final Duration WAITS_AT_MOST = Duration.ofDays(3);

  private final StatusHooks hooks;
  private final HookBreaker breaker;
  private final StatusPages pages;
  private final CommandSender sender;
  private final Clock clock;

  HookSubscribers(
      StatusHooks hooks,
      HookBreaker breaker,
      StatusPages pages,
      CommandSender sender,
      Clock clock) {
    this.hooks = hooks;
    this.breaker = breaker;
    this.pages = pages;
    this.sender = sender;
    this.clock = clock;
  }

  /** What came of an attempt. */
  private record Outcome(boolean taken, boolean gone, String words, String retryAfter) {

    static Outcome of(Answer answer) {
      return new Outcome(
          answer.isTaken(), answer.isGone(), "it answered " + answer.status(), answer.retryAfter());
    }
  }

  /** Whether an address is a program's. */
  static boolean isOne(String address) {
    return address.startsWith("https://") || address.startsWith("http://");
  }

  /** Sends what is due, unless they left meanwhile; answers when it is tried again. */
  Optional<Instant> send(Due due, SubscriberState subscriber) {
    boolean asking = due.postId().isEmpty();
    if (asking == subscriber.confirmed()) {
      return Optional.empty();
    }
    Optional<Instant> wait = breaker.enter(due.subscriberId());
    if (wait.isPresent()) {
      return isStale(due, subscriber) ? givenUp(due, subscriber) : wait;
    }
    boolean taken = false;
    String retryAfter = null;
    try {
      Optional<Outcome> outcome = attempt(due, subscriber);
      taken = outcome.isEmpty() || outcome.get().taken();
      retryAfter = outcome.map(Outcome::retryAfter).orElse(null);
      return outcome.flatMap(it -> record(due, subscriber, it));
    } finally {
      breaker.leave(due.subscriberId(), taken, retryAfter);
    }
  }

  private boolean isStale(Due due, SubscriberState subscriber) {
    Instant then = clock.instant().minus(WAITS_AT_MOST);
    return due.postId().isEmpty()
        ? subscriber.asked().at().isBefore(then)
        : pages.post(due.postId()).filter(said -> said.at().isAfter(then)).isEmpty();
  }

  /** Else what waits for a program that stays away would grow without end. */
  private Optional<Instant> givenUp(Due due, SubscriberState subscriber) {
    sender.sendSystem(
        new RecordNotTold(
            due.subscriberId(),
            due.postId(),
            subscriber.attempts(due.postId()) + 1,
            "it waited three days for an address that does not answer",
            null,
            ANYBODY));
    return Optional.empty();
  }

  private Optional<Outcome> attempt(Due due, SubscriberState subscriber) {
    try {
      return due.postId().isEmpty() ? Optional.of(asked(due, subscriber)) : told(due, subscriber);
    } catch (NoAnswerException e) {
      return Optional.of(new Outcome(false, false, e.getMessage(), null));
    }
  }

  private Outcome asked(Due due, SubscriberState subscriber) throws NoAnswerException {
    boolean yes = hooks.confirms(due.subscriberId(), subscriber.asked());
    if (yes) {
      sender.sendSystem(new Confirm(due.subscriberId(), ANYBODY));
    }
    return new Outcome(
        yes,
        false,
        yes ? "it answered with the challenge" : "it did not answer with the challenge",
        null);
  }

  private Optional<Outcome> told(Due due, SubscriberState subscriber) throws NoAnswerException {
    var said = pages.post(due.postId());
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(Outcome.of(hooks.tell(due.subscriberId(), subscriber.address(), said.get())));
  }

  private Optional<Instant> record(Due due, SubscriberState subscriber, Outcome outcome) {
    int attempt = subscriber.attempts(due.postId()) + 1;
    if (outcome.taken()) {
      sender.sendSystem(
          new RecordTold(due.subscriberId(), due.postId(), attempt, outcome.words(), ANYBODY));
      return Optional.empty();
    }
    Optional<Instant> retryAt = outcome.gone() ? Optional.empty() : retryAt(due, attempt, outcome);
    sender.sendSystem(
        new RecordNotTold(
            due.subscriberId(),
            due.postId(),
            attempt,
            outcome.words(),
            retryAt.orElse(null),
            ANYBODY));
    if (outcome.gone()) {
      sender.sendSystem(new End(due.subscriberId(), ANYBODY));
    }
    return retryAt;
  }

  /** Whether somebody wants to be told is not asked for two days. */
  private Optional<Instant> retryAt(Due due, int attempt, Outcome outcome) {
    return due.postId().isEmpty()
        ? Backoff.after(attempt, clock.instant())
        : HookBackoff.after(due.id(), attempt, outcome.retryAfter(), clock.instant());
  }
}
