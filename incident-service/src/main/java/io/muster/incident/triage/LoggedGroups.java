package io.muster.incident.triage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The groups of alerts in the log. */
@Component
class LoggedGroups implements GroupLedger {

  /** Each try meets a state somebody else has just written, so losing this often means overload. */
  private static final int TRIES = 8;

  private static final int COMMITS_AT_ONCE = 500;
  private static final int MOST_REMEMBERED = 20_000;

  /**
   * Where to begin to look stays right for ever, as a group that is over never opens again; but
   * after many generations it would take long from there.
   */
  private static final Duration GOOD_PLACE_TO_BEGIN = Duration.ofSeconds(30);

  private final CommandSender sender;
  private final AlertGroups groups;
  private final AlertPlaces notes;
  private final EventLog log;
  private final EventCodec codec;
  private final ApplicationEventPublisher listeners;
  private final Cache<String, Integer> generations =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(GOOD_PLACE_TO_BEGIN)
          .build();
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  LoggedGroups(
      CommandSender sender,
      AlertGroups groups,
      AlertPlaces notes,
      EventLog log,
      EventCodec codec,
      ApplicationEventPublisher listeners) {
    this.sender = sender;
    this.groups = groups;
    this.notes = notes;
    this.log = log;
    this.codec = codec;
    this.listeners = listeners;
    log.doorbell().onTrouble(this::forget);
  }

  /** What was visible may have been taken back. */
  private void forget() {
    generations.invalidateAll();
    known.invalidateAll();
  }

  @Override
  public int firstGeneration(String keyId) {
    return generations.get(keyId, id -> groups.firstGeneration(id).orElse(1));
  }

  @Override
  public void met(String keyId, int overGeneration) {
    generations
        .asMap()
        .computeIfPresent(
            keyId, (key, first) -> first == overGeneration ? overGeneration + 1 : first);
  }

  @Override
  public void note(String groupId, String integrationId, Collection<String> alertKeys) {
    notes.add(groupId, integrationId, alertKeys);
  }

  @Override
  public Set<String> notedOf(String integrationId, Collection<String> alertKeys) {
    return notes.of(integrationId, alertKeys);
  }

  @Override
  public Map<String, Set<String>> firingIn(String integrationId, Collection<String> alertKeys) {
    return groups.firingIn(integrationId, alertKeys);
  }

  @Override
  public boolean exists(String groupId) {
    if (known.getIfPresent(groupId) != null) {
      return true;
    }
    boolean exists = log.lastSequence(groupId).isPresent();
    if (exists) {
      known.put(groupId, true);
    }
    return exists;
  }

  @Override
  public Optional<Instant> openedAt(String groupId) {
    return log.commitOf(groupId, 0)
        .map(commit -> codec.decode(commit.events().getFirst()))
        .map(Event::at);
  }

  @Override
  public List<AlertGroupEvent> history(String groupId) {
    List<AlertGroupEvent> history = new ArrayList<>();
    EventLog.Page page;
    do {
      page = log.readAggregate(groupId, history.size(), COMMITS_AT_ONCE);
      page.commits().stream()
          .flatMap(commit -> commit.events().stream())
          .forEach(event -> history.add((AlertGroupEvent) codec.decode(event)));
    } while (page.more());
    return history;
  }

  /** Sources deliver in parallel; whoever loses the race for a group looks at it again. */
  @Override
  public List<AlertGroupEvent> send(AlertGroupCommand command) {
    for (int tries = 1; ; tries++) {
      try {
        List<AlertGroupEvent> events =
            sender.decide(command).stream().map(AlertGroupEvent.class::cast).toList();
        events.stream().filter(Opened.class::isInstance).forEach(listeners::publishEvent);
        return events;
      } catch (ConcurrencyException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }
}
