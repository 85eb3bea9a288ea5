package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.notification.oncall.Policies;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks 90 days ahead, policy by policy, whether somebody would be reached at every instant. It
 * reads the log, as paging does, and not what people are shown.
 */
@Component
class Readiness {

  static final Duration AHEAD = Duration.ofDays(90);

  /**
   * One policy's time ahead.
   *
   * @param tier of the most critical of its services, 1 most; null when the catalogue has none
   * @param ahead in order, without a gap
   */
  record Outlook(PolicyPublished policy, Integer tier, List<Reached> ahead) {

    List<Reached> gaps() {
      return ahead.stream().filter(Reached::isGap).toList();
    }

    /** The worst comes first: a time at which nobody is reached before one of a later level. */
    Optional<Reached> example() {
      return gaps().stream()
          .filter(gap -> gap.level() == 0)
          .findFirst()
          .or(() -> gaps().stream().findFirst());
    }

    State state() {
      if (ahead.stream().anyMatch(it -> it.level() == 0)) {
        return State.UNREACHED;
      }
      if (ahead.stream().anyMatch(Reached::isGap)) {
        return State.LATE;
      }
      return ahead.stream().anyMatch(it -> it.channels() < Channels.ENOUGH)
          ? State.ONE_CHANNEL
          : State.READY;
    }
  }

  /** What can be said of a policy. */
  enum State {
    /** At some time nobody is reached. */
    UNREACHED,
    /** Somebody is always reached, but at some time not by the first level. */
    LATE,
    /** The first level always reaches somebody, but at some time by one channel alone. */
    ONE_CHANNEL,
    /** The first level always reaches somebody who has two working channels. */
    READY
  }

  private final Policies policies;
  private final Rosters rosters;
  private final ChannelBook channels;
  private final ServiceTiers tiers;
  private final Clock clock;

  Readiness(
      Policies policies, Rosters rosters, ChannelBook channels, ServiceTiers tiers, Clock clock) {
    this.policies = policies;
    this.rosters = rosters;
    this.channels = channels;
    this.tiers = tiers;
    this.clock = clock;
  }

  /** The interval that is looked at from now on. */
  Span interval() {
    Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return new Span(from, from.plus(AHEAD));
  }

  /** Every policy, those of the most critical services first. */
  List<Outlook> look(Span interval) {
    List<PolicyPublished> all = policies.all();
    LookAhead ahead = lookAhead(all, interval);
    return all.stream()
        .map(
            policy ->
                new Outlook(
                    policy,
                    tiers.mostCritical(policy.services()),
                    ahead.of(policy.levels(), interval)))
        .sorted(
            Comparator.comparing(Outlook::tier, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(outlook -> outlook.policy().name())
                .thenComparing(outlook -> outlook.policy().policyId()))
        .toList();
  }

  private LookAhead lookAhead(List<PolicyPublished> all, Span interval) {
    Map<String, List<Stretch>> schedules = new HashMap<>();
    Map<String, List<Span>> leave = new HashMap<>();
    Map<Target, List<String>> members = new HashMap<>();
    Set<String> people = new HashSet<>();
    for (Target target : targets(all)) {
      switch (target.kind()) {
        case PERSON -> people.add(target.id());
        case TEAM, ROTATION -> people.addAll(members.computeIfAbsent(target, rosters::membersOf));
        case SCHEDULE ->
            rosters
                .find(target.id())
                .map(Roster::history)
                .ifPresent(
                    history -> schedules.put(target.id(), rosters.schedule(history).in(interval)));
      }
    }
    people.forEach(id -> leave.put(id, new ArrayList<>(rosters.leaveOf(id).values())));
    Map<String, Channels> known = new HashMap<>();
    return new LookAhead(
        schedules,
        leave,
        person -> known.computeIfAbsent(person, channels::of),
        target -> members.getOrDefault(target, List.of()));
  }

  private static Set<Target> targets(List<PolicyPublished> all) {
    return all.stream()
        .flatMap(policy -> policy.levels().stream())
        .flatMap(level -> level.targets().stream())
        .collect(Collectors.toSet());
  }

  /** Services of the catalogue that no policy is for, the most critical first. */
  List<String> servicesWithoutPolicy() {
    List<PolicyPublished> all = policies.all();
    if (all.stream().anyMatch(policy -> policy.services().isEmpty())) {
      return List.of();
    }
    Set<String> covered =
        all.stream().flatMap(it -> it.services().stream()).collect(Collectors.toSet());
    return tiers.services().stream().filter(it -> !covered.contains(it)).toList();
  }
}
