package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupCommand.Expire;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupCommand.Settle;
import io.muster.contracts.alert.AlertGroupCommand.Silence;
import io.muster.contracts.alert.AlertGroupCommand.Unsilence;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.incident.Deciding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Real groups of alerts without a log; its hints are as old as a read model's may be. */
final class GroupsInMemory implements GroupLedger {

  private final Map<String, AlertGroup> groups = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final List<AlertGroupEvent> events = new ArrayList<>();
  private final Map<String, Set<String>> noted = new HashMap<>();
  private final Clock clock;
  private final Random random;
  private RecentEnds ends = new NoEnds();
  private boolean blind;

  GroupsInMemory(Clock clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  /** It decides knowing these. */
  void knowing(RecentEnds these) {
    ends = these;
  }

  Clock clock() {
    return clock;
  }

  /** Everything that happened, in order. */
  List<AlertGroupEvent> events() {
    return events;
  }

  @Override
  public int firstGeneration(String keyId) {
    return blind ? 1 : 1 + random.nextInt(oldestOpen(keyId));
  }

  private int oldestOpen(String keyId) {
    return events.stream()
        .filter(Opened.class::isInstance)
        .map(Opened.class::cast)
        .filter(one -> GroupIds.ofKey(one.integrationId(), one.groupingKey()).equals(keyId))
        .filter(one -> !groups.get(one.groupId()).isOver())
        .map(Opened::generation)
        .findFirst()
        .orElse(newest.getOrDefault(keyId, 1));
  }

  @Override
  public void met(String keyId, int overGeneration) {
    // Its hints are as old as a read model's may be.
  }

  @Override
  public void note(String groupId, String integrationId, Collection<String> alertKeys) {
    alertKeys.forEach(key -> noted.computeIfAbsent(key, k -> new HashSet<>()).add(groupId));
  }

  @Override
  public Set<String> notedOf(String integrationId, Collection<String> alertKeys) {
    Set<String> all = new HashSet<>();
    alertKeys.forEach(key -> all.addAll(noted.getOrDefault(key, Set.of())));
    return all;
  }

  @Override
  public Map<String, Set<String>> firingIn(String integrationId, Collection<String> alertKeys) {
    Map<String, Set<String>> firing = new HashMap<>();
    groups.forEach(
        (id, group) -> {
          Set<String> keys = new HashSet<>(alertKeys);
          keys.removeIf(key -> !group.fires(key));
          if (!keys.isEmpty() && !blind) {
            firing.put(id, keys);
          }
        });
    return firing;
  }

  /** From now on the read model knows nothing, as while it is built anew. */
  void loseReadModel() {
    blind = true;
  }

  @Override
  public boolean exists(String groupId) {
    return groups.containsKey(groupId);
  }

  @Override
  public Optional<Instant> openedAt(String groupId) {
    return events.stream()
        .filter(event -> event.groupId().equals(groupId))
        .findFirst()
        .map(AlertGroupEvent::at);
  }

  @Override
  public List<AlertGroupEvent> history(String groupId) {
    return events.stream().filter(event -> event.groupId().equals(groupId)).toList();
  }

  /** Has every group that flapped look whether it has settled. */
  void settle() {
    List.copyOf(groups.keySet()).forEach(id -> send(new Settle(id, Actor.system("test"))));
  }

  @Override
  public List<AlertGroupEvent> send(AlertGroupCommand command) {
    AlertGroup group = groups.getOrDefault(command.groupId(), new AlertGroup());
    List<AlertGroupEvent> applied = new ArrayList<>();
    Deciding.by(
        fact -> {
          applied.add((AlertGroupEvent) fact);
          group.on((AlertGroupEvent) fact);
        },
        () -> decide(group, command));
    applied.forEach(event -> happened(event, group));
    return applied;
  }

  private void decide(AlertGroup group, AlertGroupCommand command) {
    switch (command) {
      case Fire fire -> group.handle(fire, clock, ends);
      case Resolve resolve -> group.handle(resolve, clock);
      case Expire expire -> group.handle(expire, clock);
      case Acknowledge seen -> group.handle(seen, clock);
      case Settle settle -> group.handle(settle, clock);
      case Close close -> group.handle(close);
      case Silence silence -> group.handle(silence, clock);
      case Unsilence unsilence -> group.handle(unsilence, clock);
      case Attach attach -> group.handle(attach, clock);
      case Detach detach -> group.handle(detach, clock);
    }
  }

  private void happened(AlertGroupEvent event, AlertGroup group) {
    events.add(event);
    groups.put(event.groupId(), group);
    if (event instanceof Opened opened) {
      newest.put(GroupIds.ofKey(opened.integrationId(), opened.groupingKey()), opened.generation());
    }
  }
}
