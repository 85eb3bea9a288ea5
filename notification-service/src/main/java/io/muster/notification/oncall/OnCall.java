package io.muster.notification.oncall;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.turns.Away;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says who is meant and how they are reached, as published up to this moment. */
@Component
public class OnCall {

  /**
   * How a person is reached; held only while it is used.
   *
   * @param name how they are called
   * @param email their address
   */
  public record Contact(String personId, String name, String email) {}

  private final Facts facts;
  private final Rosters rosters;
  private final ContactBook contacts;

  OnCall(Facts facts, Rosters rosters, ContactBook contacts) {
    this.facts = facts;
    this.rosters = rosters;
    this.contacts = contacts;
  }

  /**
   * Whom a level means at an instant, each once, in the order of its targets; may be nobody. Where
   * people take turns, a turn is not given to who is on leave unless everybody is.
   */
  public List<String> peopleOf(Level level, Instant at) {
    Set<String> people = new LinkedHashSet<>();
    level.targets().forEach(target -> people.addAll(peopleOf(target, at)));
    if (level.calling() == Level.Calling.EVERYBODY) {
      return List.copyOf(people);
    }
    List<String> there = there(people, at);
    return there.isEmpty() ? List.copyOf(people) : there;
  }

  /** Whom a target stands for at an instant; may be nobody. */
  List<String> peopleOf(Level.Target target, Instant at) {
    return switch (target.kind()) {
      case PERSON -> List.of(target.id());
      case SCHEDULE ->
          onDuty(target.id(), at).map(Stretch::personId).map(List::of).orElse(List.of());
      case TEAM, ROTATION -> there(rosters.membersOf(target), at);
    };
  }

  private List<String> there(Collection<String> people, Instant at) {
    Away away = rosters.away(people);
    return people.stream().filter(person -> !away.is(person, at)).toList();
  }

  /**
   * Who learns beside those a level calls at an instant, each once, by whom they learn from. They
   * are told, and are called by nothing here; who is called by the level anyhow is not among them.
   */
  public Map<String, String> shadowsOf(Level level, Instant at) {
    Map<String, String> shadows = new LinkedHashMap<>();
    for (Level.Target target : level.targets()) {
      if (target.kind() == Level.Target.Kind.SCHEDULE) {
        rosters
            .find(target.id())
            .map(Roster::history)
            .ifPresent(
                history -> {
                  String onCall =
                      rosters
                          .schedule(history)
                          .in(new Span(at, at.plusNanos(1)))
                          .getFirst()
                          .personId();
                  rosters
                      .shadowing(history)
                      .beside(onCall, at)
                      .forEach(shadow -> shadows.putIfAbsent(shadow, onCall));
                });
      }
    }
    if (!shadows.isEmpty()) {
      shadows.keySet().removeAll(peopleOf(level, at));
    }
    return shadows;
  }

  /** How a person is told what is no page; nothing when no address of theirs may be used. */
  public Optional<Contact> contact(String personId) {
    return contacts
        .find(personId)
        .flatMap(known -> known.email().map(email -> new Contact(personId, known.name(), email)));
  }

  /** How a policy is called; its id when it was never published. */
  public String policyName(String policyId) {
    return facts
        .newest(policyId)
        .filter(PolicyPublished.class::isInstance)
        .map(policy -> ((PolicyPublished) policy).name())
        .orElse(policyId);
  }

  /** What a schedule says of an instant; nothing when there is no such schedule. */
  Optional<Stretch> onDuty(String scheduleId, Instant at) {
    return rosters
        .find(scheduleId)
        .map(roster -> rosters.schedule(roster.history()).in(new Span(at, at.plusNanos(1))))
        .map(List::getFirst);
  }
}
