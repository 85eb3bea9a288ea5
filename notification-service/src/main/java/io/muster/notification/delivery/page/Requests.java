package io.muster.notification.delivery.page;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.Calls;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.CommandSender;
import io.muster.starter.OneAtATime;
import io.muster.starter.timer.TimerLoop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for the pages by which a person is to be reached, as they themselves laid down. */
@Component
class Requests {

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private final ContactBook contacts;
  private final Incidents incidents;
  private final Means means;
  private final CallBook book;
  private final CommandSender sender;
  private final Facts facts;
  private final TimerLoop senderLoop;
  private final OneAtATime calling = new OneAtATime();

  Requests(
      ContactBook contacts,
      Incidents incidents,
      Means means,
      CallBook book,
      CommandSender sender,
      Facts facts,
      TimerLoop senderLoop) {
    this.contacts = contacts;
    this.incidents = incidents;
    this.means = means;
    this.book = book;
    this.sender = sender;
    this.facts = facts;
    this.senderLoop = senderLoop;
  }

  /** Pages everybody whom a step calls, as soon as it has fired and when the log tells of it. */
  @EventListener
  void called(EscalationEvent.StepFired step) {
    Turn turn =
        new Turn(
            step.escalationId(),
            step.incidentId(),
            step.round(),
            step.level(),
            step.at(),
            position(step));
    calling.run(
        step.escalationId(), () -> step.personIds().forEach(personId -> page(turn, personId)));
  }

  private long position(EscalationEvent.StepFired step) {
    return facts.readableKept(step.escalationId()).stream()
        .filter(
            it ->
                it.event() instanceof EscalationEvent.StepFired fired
                    && fired.round() == step.round()
                    && fired.level() == step.level())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A step is not seen on record yet: " + step))
        .position();
  }

  /** Pages whoever a step calls; and in their quiet hours their backup, too. */
  private void page(Turn turn, String personId) {
    Calls calls = page(turn, personId, null);
    if (calls.backupToo()) {
      pageBackup(turn, personId);
    }
  }

  /** Pages the person who stands in for another; whoever stands in for them is not asked. */
  void pageBackup(Turn turn, String personId) {
    if (EscalationIds.isStillOn(turn.escalationId())) {
      // Nobody but whoever has it can say whether they still do.
      return;
    }
    contacts
        .backupOf(personId, turn.position())
        .ifPresentOrElse(
            backup -> page(turn, backup, personId),
            () -> LOG.warn("Nobody stands in for a person who cannot be reached (step {})", turn));
  }

  private Calls page(Turn turn, String personId, String insteadOf) {
    Calls calls =
        Calls.of(
            contacts.find(personId, turn.position()).orElse(Contact.UNKNOWN),
            means.offered(),
            severity(turn),
            turn.at());
    List<Request> pages =
        calls.why() == Calls.Why.NO_METHOD
            // The page that cannot be sent is the proof that somebody should have been called.
            ? List.of(
                request(
                    turn, personId, insteadOf, MethodKind.EMAIL, Method.PUBLISHED, Duration.ZERO))
            : calls.calls().stream()
                .map(
                    call ->
                        request(
                            turn,
                            personId,
                            insteadOf,
                            call.method().kind(),
                            call.method().id(),
                            call.after()))
                .toList();
    ask(pages.stream().filter(page -> facts.kindOf(page.pageId()).isEmpty()).toList());
    return calls;
  }

  /**
   * What is due now is sent now, and not only when the log tells that it was asked for; by whoever
   * has put it on record alone, as another instance may ask for the same at this moment.
   */
  private void ask(List<Request> pages) {
    if (pages.isEmpty()) {
      return;
    }
    book.planned(pages);
    for (Request page : pages) {
      sender.decide(page).stream()
          .map(PageEvent.Requested.class::cast)
          .filter(Requests::leavesAtOnce)
          .forEach(asked -> senderLoop.now(asked.pageId()));
    }
  }

  /**
   * Whether a page was due when it was asked for, and not only since: whoever asks for it sends it
   * at once, and what waits for its time is put on the list by whoever hears of it.
   */
  static boolean leavesAtOnce(PageEvent.Requested page) {
    return !page.dueAt().isAfter(page.at());
  }

  /** When in doubt somebody is woken. */
  private Severity severity(Turn turn) {
    return incidents
        .find(turn.incidentId(), turn.position())
        .map(IncidentNow::severity)
        .orElse(Severity.SEV1);
  }

  private static Request request(
      Turn turn,
      String personId,
      String insteadOf,
      MethodKind kind,
      String methodId,
      Duration after) {
    return new Request(
        PageId.of(turn, personId, methodId, after),
        turn.escalationId(),
        turn.incidentId(),
        turn.round(),
        turn.level(),
        personId,
        kind.channel(),
        methodId,
        turn.at().plus(after),
        insteadOf,
        PageProcess.PAGING);
  }
}
