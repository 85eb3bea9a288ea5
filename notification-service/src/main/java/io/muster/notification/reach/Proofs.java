package io.muster.notification.reach;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.oncall.ContactCommand.RecordTest;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.Channel.Note;
import io.muster.notification.delivery.page.GoneMethods;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.oncall.contact.OneTimeCodes;
import io.muster.notification.reach.ReachAnswers.Tested;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends people what proves that a method reaches them: one-time codes, and pages for a test. */
@Component
class Proofs {

  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);
  private static final String PATH = "/on-call/me";
  private static final Duration BETWEEN_TESTS = Duration.ofMinutes(1);

  private final Means means;
  private final GoneMethods gone;
  private final OneTimeCodes codes;
  private final Facts facts;
  private final CommandSender sender;
  private final Clock clock;

  Proofs(
      Means means,
      GoneMethods gone,
      OneTimeCodes codes,
      Facts facts,
      CommandSender sender,
      Clock clock) {
    this.means = means;
    this.gone = gone;
    this.codes = codes;
    this.facts = facts;
    this.sender = sender;
    this.clock = clock;
  }

  /** Sends the code of an issue; answers whether it is on its way. */
  boolean sendCode(Contact contact, Method method, String issueId) {
    try {
      channel(method)
          .note(
              method,
              new Note(
                  contact.name(),
                  "Your Muster code",
                  "Your Muster code is %s. It is valid for 10 minutes; nobody will ask you for it."
                      .formatted(codes.of(issueId)),
                  PATH));
      return true;
    } catch (NotTakenException e) {
      gone.removeIf(e, contact.personId(), method);
      LOG.warn("A code over {} was not sent: {}", method.kind().channel(), e.getMessage());
      return false;
    }
  }

  /**
   * The means of a method.
   *
   * @throws Refused when this installation does not have it
   */
  Channel channel(Method method) {
    return means
        .find(method.kind())
        .orElseThrow(
            () ->
                Refused.conflict(
                    "means-not-set-up",
                    "This installation cannot reach people by %s; ask an administrator."
                        .formatted(method.kind().channel())));
  }

  /** Sends a test page over every method that may page; answers what came of each. */
  List<Tested> test(Contact contact, Actor by) {
    requireRest(contact.personId());
    return contact.usable().stream()
        .filter(method -> means.find(method.kind()).isPresent())
        .map(method -> test(contact, method, by))
        .toList();
  }

  private Tested test(Contact contact, Method method, Actor by) {
    Note note =
        new Note(
            contact.name(),
            "A test page from Muster",
            "This is a test. Had it been an incident, you would have been paged like this.",
            PATH);
    try {
      String receipt = channel(method).note(method, note);
      record(contact, method, true, receipt, by);
      return new Tested(method.id(), method.kind(), true, receipt);
    } catch (NotTakenException e) {
      record(contact, method, false, e.getMessage(), by);
      gone.removeIf(e, contact.personId(), method);
      return new Tested(method.id(), method.kind(), false, e.getMessage());
    }
  }

  private void record(Contact contact, Method method, boolean taken, String detail, Actor by) {
    sender.sendSystem(new RecordTest(contact.personId(), method.id(), taken, detail, by));
  }

  /** Somebody who presses the button all day must not cost a fortune in calls. */
  private void requireRest(String personId) {
    Instant since = clock.instant().minus(BETWEEN_TESTS);
    for (Event event : facts.readable(OnCallEvent.contactOf(personId)).reversed()) {
      if (event instanceof ContactEvent.MethodTested && event.at().isAfter(since)) {
        throw Refused.of(
            429, "test-just-sent", "A test page was sent a moment ago. Wait a minute.");
      }
    }
  }
}
