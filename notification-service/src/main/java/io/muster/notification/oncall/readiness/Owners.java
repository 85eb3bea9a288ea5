package io.muster.notification.oncall.readiness;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.readiness.Reached.Failure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who can mend a gap: who published the schedule that has it, or the policy; where that was no
 * person, or nobody knows how they are reached, the team whose schedule it is.
 */
@Component
class Owners {

  private final Facts facts;
  private final Rosters rosters;
  private final OnCall onCall;

  Owners(Facts facts, Rosters rosters, OnCall onCall) {
    this.facts = facts;
    this.rosters = rosters;
    this.onCall = onCall;
  }

  /** Each once, by their ids; nobody when nobody can be told. */
  List<String> of(PolicyPublished policy, Reached gap) {
    Set<String> owners = new TreeSet<>();
    for (Failure failure : gap.failures()) {
      Optional<Roster> roster =
          isSchedule(policy, failure) ? rosters.find(failure.targetId()) : Optional.empty();
      Actor publisher = roster.map(it -> it.newest().by()).orElse(policy.by());
      if (canBeTold(publisher)) {
        owners.add(publisher.id());
      } else {
        roster.stream().flatMap(this::team).forEach(owners::add);
      }
    }
    if (owners.isEmpty() && canBeTold(policy.by())) {
      owners.add(policy.by().id());
    }
    return List.copyOf(owners);
  }

  private static boolean isSchedule(PolicyPublished policy, Failure failure) {
    return policy.levels().get(failure.level() - 1).targets().stream()
        .anyMatch(
            target ->
                (target.kind() == Target.Kind.SCHEDULE || target.kind() == Target.Kind.ROTATION)
                    && target.id().equals(failure.targetId()));
  }

  private boolean canBeTold(Actor actor) {
    return actor.kind() == Actor.Kind.PERSON && onCall.contact(actor.id()).isPresent();
  }

  private Stream<String> team(Roster roster) {
    return Optional.ofNullable(roster.newest().teamId())
        .flatMap(facts::newest)
        .filter(TeamPublished.class::isInstance)
        .map(TeamPublished.class::cast)
        .stream()
        .flatMap(team -> team.memberIds().stream())
        .filter(member -> onCall.contact(member).isPresent());
  }
}
