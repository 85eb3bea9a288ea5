package io.muster.notification.view;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.update.UpdateChannel;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateEvent.Delivered;
import io.muster.contracts.update.UpdateEvent.Undelivered;
import io.muster.contracts.update.UpdateEvent.Written;
import io.muster.contracts.update.UpdateRecipient;
import io.muster.notification.conversation.update.Audiences;
import io.muster.notification.conversation.update.Cadences;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.UpdateDesk;
import io.muster.notification.conversation.update.UpdateState;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.facts.Incidents;
import io.muster.notification.statuspage.StatusDesk;
import io.muster.notification.view.UpdateAnswers.Delivery;
import io.muster.notification.view.UpdateAnswers.OfIncident;
import io.muster.notification.view.UpdateAnswers.Outcome;
import io.muster.notification.view.UpdateAnswers.State;
import io.muster.notification.view.UpdateAnswers.Update;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows an incident's updates to whoever may see them; addresses only to those who send some. */
@Component
class UpdatePresenter {

  private static final String MASKED = "An address";

  private final Updates updates;
  private final Audiences audiences;
  private final Cadences cadences;
  private final UpdateDesk desk;
  private final StatusDesk statusDesk;
  private final Incidents incidents;
  private final PeopleDirectory people;

  UpdatePresenter(
      Updates updates,
      Audiences audiences,
      Cadences cadences,
      UpdateDesk desk,
      StatusDesk statusDesk,
      Incidents incidents,
      PeopleDirectory people) {
    this.updates = updates;
    this.audiences = audiences;
    this.cadences = cadences;
    this.desk = desk;
    this.statusDesk = statusDesk;
    this.incidents = incidents;
    this.people = people;
  }

  OfIncident of(Situation situation, Caller caller) {
    boolean speaks = desk.speaksFor(situation, caller);
    List<Update> shown = new ArrayList<>();
    for (UpdateState update : updates.of(situation.id())) {
      shown.addFirst(update(update, speaks, caller));
    }
    return new OfIncident(
        cadences
            .of(situation.id())
            .map(next -> new UpdateAnswers.Next(next.dueAt(), next.from(), next.everyMinutes()))
            .orElse(null),
        audiences.of(situation.services()).stream()
            .map(
                it ->
                    new UpdateAnswers.Audience(
                        it.audienceId(),
                        it.name(),
                        it.content().external(),
                        it.content().approval()))
            .toList(),
        incidents.isPrivate(situation.id()),
        DrillIds.inDrill(situation.id()),
        speaks,
        shown);
  }

  private Update update(UpdateState update, boolean speaks, Caller caller) {
    Written written = update.written();
    boolean own = written.by().id().equals(caller.id());
    UpdateEvent decision = decision(update);
    return new Update(
        written.updateId(),
        UpdateEvent.numberOf(written.updateId()),
        state(update),
        written.kind(),
        written.subject(),
        written.text(),
        written.textSha256(),
        written.audienceIds(),
        written.corrects() == null ? null : UpdateEvent.numberOf(written.corrects()),
        update.published() == null ? written.aboutPrivate() : update.published().aboutPrivate(),
        statusDesk.isPosted(written.updateId()),
        person(written.by(), caller),
        written.at(),
        decision == null ? null : person(decision.by(), caller),
        decision == null ? null : decision.at(),
        update.declined() == null ? null : update.declined().reason(),
        deliveries(update, speaks, caller),
        update.waits() && speaks && !own,
        update.waits() && (speaks || own));
  }

  private static State state(UpdateState update) {
    if (update.waits()) {
      return State.WAITS;
    }
    return update.declined() == null ? State.PUBLISHED : State.DECLINED;
  }

  /** Nobody decided on what went out by its author's word. */
  private static UpdateEvent decision(UpdateState update) {
    if (update.declined() != null) {
      return update.declined();
    }
    return update.written().approval() ? update.published() : null;
  }

  private List<Delivery> deliveries(UpdateState update, boolean speaks, Caller caller) {
    return update.published() == null
        ? List.of()
        : update.published().recipients().stream()
            .map(recipient -> delivery(recipient, update, to(recipient, speaks, caller)))
            .toList();
  }

  private static Delivery delivery(UpdateRecipient recipient, UpdateState update, String to) {
    UpdateEvent newest = update.outcomes().get(recipient.id());
    Instant at = newest == null ? null : newest.at();
    return switch (newest) {
      case Delivered it -> shown(recipient, to, Outcome.DELIVERED, it.receipt(), at);
      case Undelivered it ->
          shown(
              recipient,
              to,
              it.retryAt() == null ? Outcome.FAILED : Outcome.PENDING,
              it.error(),
              at);
      case null, default -> shown(recipient, to, Outcome.PENDING, null, at);
    };
  }

  private static Delivery shown(
      UpdateRecipient recipient, String to, Outcome outcome, String detail, Instant at) {
    return new Delivery(
        recipient.id(), recipient.audienceId(), recipient.channel(), to, outcome, detail, at);
  }

  private String to(UpdateRecipient recipient, boolean speaks, Caller caller) {
    if (recipient.personId() != null) {
      return people.names(List.of(recipient.personId()), caller).get(recipient.personId());
    }
    return recipient.channel() == UpdateChannel.EMAIL && !speaks ? MASKED : recipient.address();
  }

  private PagingAnswers.Person person(Actor by, Caller caller) {
    return new PagingAnswers.Person(by.id(), people.names(List.of(by.id()), caller).get(by.id()));
  }
}
