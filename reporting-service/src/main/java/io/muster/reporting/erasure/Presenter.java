package io.muster.reporting.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.erasure.Answers.NamingIncident;
import io.muster.reporting.erasure.Answers.PersonRef;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts together what is answered, with people called as the asker may see them. */
@Component
class Presenter {

  private static final int MOST = 20;

  private final Facts facts;
  private final Holds holds;
  private final Ledger ledger;
  private final KeyRing keys;
  private final PeopleDirectory people;
  private final ErasureProcess process;

  Presenter(
      Facts facts,
      Holds holds,
      Ledger ledger,
      KeyRing keys,
      PeopleDirectory people,
      ErasureProcess process) {
    this.facts = facts;
    this.holds = holds;
    this.ledger = ledger;
    this.keys = keys;
    this.people = people;
    this.process = process;
  }

  /**
   * What an erasure would make unreadable.
   *
   * @throws Refused 404 for somebody the log does not name
   */
  Answers.Preview preview(String personId, Caller caller) {
    Map<String, Long> naming = ledger.eventsNaming(personId);
    if (naming.isEmpty()) {
      throw Refused.notFound("A person with the id " + personId);
    }
    List<NamingIncident> incidents = new ArrayList<>();
    naming.forEach(
        (incident, events) -> {
          if (incident != null) {
            incidents.add(new NamingIncident(incident, number(incident), events));
          }
        });
    Names names = Names.of(people, caller);
    return new Answers.Preview(
        person(personId, names),
        isErased(personId),
        naming.values().stream().mapToLong(Long::longValue).sum(),
        incidents.size(),
        incidents.stream().limit(MOST).toList(),
        holds.covering(personId).stream().map(hold -> hold(hold, names)).toList());
  }

  Answers.KnownPerson known(String personId, Names names) {
    boolean erased = isErased(personId);
    return new Answers.KnownPerson(personId, person(personId, names).name(), erased);
  }

  List<Answers.Hold> holds(Caller caller) {
    Names names = Names.of(people, caller);
    return holds.all().reversed().stream().map(hold -> hold(hold, names)).toList();
  }

  /**
   * A person's erasure.
   *
   * @throws Refused 404 when it was never asked for
   */
  Answers.Erasure erasure(String personId, Caller caller) {
    ErasureState state = facts.erasure(personId);
    if (state.requested() == null) {
      throw Refused.notFound("The erasure " + ErasureEvent.idFor(personId));
    }
    Names names = Names.of(people, caller);
    ErasureEvent decision = state.refused() != null ? state.refused() : state.approved();
    return new Answers.Erasure(
        ErasureEvent.idFor(personId),
        person(personId, names),
        state.stage(),
        names.text(state.requested().reason()),
        actor(state.requested().by(), names),
        state.requested().at(),
        state.requested().events(),
        state.requested().incidents(),
        decision == null || decision.by().kind() != Actor.Kind.PERSON
            ? null
            : actor(decision.by(), names),
        decision == null ? null : decision.at(),
        state.refused() == null ? null : names.text(state.refused().reason()),
        forbidding(personId, state).stream().map(hold -> hold(hold, names)).toList(),
        state.keyDestroyed() == null ? null : state.keyDestroyed().at(),
        state.keysRewrapped() == null ? null : state.keysRewrapped().at(),
        ErasureProcess.SERVICES.stream().map(service -> service(service, personId)).toList(),
        state.completed() == null ? null : state.completed().at(),
        process.trouble(personId).orElse(null),
        facts.version(ErasureEvent.idFor(personId)));
  }

  private List<Holds.Hold> forbidding(String personId, ErasureState state) {
    return switch (state.stage()) {
      case REFUSED ->
          holds.all().stream()
              .filter(hold -> state.refused().holdIds().contains(hold.set().holdId()))
              .toList();
      case REQUESTED, APPROVED -> holds.covering(personId);
      case NONE, KEY_DESTROYED, KEYS_REWRAPPED, COMPLETED -> List.of();
    };
  }

  private Answers.Service service(String service, String personId) {
    return new Answers.Service(
        service, facts.scrubbed(service, personId).map(ScrubEvent.Done::at).orElse(null));
  }

  private Answers.Hold hold(Holds.Hold hold, Names names) {
    boolean lifted = hold.lifted() != null;
    String personId = hold.set().personId();
    String incidentId = hold.set().incidentId();
    return new Answers.Hold(
        hold.set().holdId(),
        personId == null ? null : person(personId, names),
        incidentId,
        incidentId == null ? null : number(incidentId),
        names.text(hold.set().reason()),
        actor(hold.set().by(), names),
        hold.set().at(),
        lifted ? actor(hold.lifted().by(), names) : null,
        lifted ? hold.lifted().at() : null,
        lifted ? names.text(hold.lifted().reason()) : null);
  }

  private PersonRef person(String personId, Names names) {
    return new PersonRef(personId, isErased(personId) ? Erased.MARK : names.person(personId));
  }

  private static PersonRef actor(Actor actor, Names names) {
    return new PersonRef(actor.id(), names.actor(actor));
  }

  private boolean isErased(String personId) {
    return keys.isDestroyed(KeyRing.person(personId));
  }

  private String number(String incidentId) {
    return ledger.numberOf(incidentId).orElse(incidentId);
  }
}
