package io.muster.reporting.erasure;

import io.muster.contracts.Actor;
import io.muster.contracts.erasure.ErasureCommand.CompleteErasure;
import io.muster.contracts.erasure.ErasureCommand.RecordKeyDestroyed;
import io.muster.contracts.erasure.ErasureCommand.RecordKeysRewrapped;
import io.muster.contracts.erasure.ErasureCommand.StopErasure;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.erasure.ErasureState.Stage;
import io.muster.starter.CommandSender;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of approved erasures. What to do next is read from the log each time and every
 * step is safe to take twice, so it may die anywhere, run in several copies, and see its read model
 * rebuilt: a key is destroyed only when the log says approved, and never comes back.
 */
class ErasureProcess {

  /** The services that hold something of people beside the log. */
  static final List<String> SERVICES = List.of("incident", "notification", "reporting");

  private static final Logger LOG = LoggerFactory.getLogger(ErasureProcess.class);
  private static final Actor ERASURE = Actor.system("erasure");
  private static final int AT_ONCE = 8;

  private final ErasureRows rows;
  private final Facts facts;
  private final Holds holds;
  private final KeyRing keys;
  private final CommandSender sender;

  /** Of the last round, by person. */
  private volatile Map<String, String> troubles = Map.of();

  ErasureProcess(ErasureRows rows, Facts facts, Holds holds, KeyRing keys, CommandSender sender) {
    this.rows = rows;
    this.facts = facts;
    this.holds = holds;
    this.keys = keys;
    this.sender = sender;
  }

  /**
   * Takes every step that can be taken now. Keys are destroyed first for all, so that one change of
   * the key-encryption key serves them all.
   */
  void advance() {
    List<String> people = rows.underWay();
    Map<String, String> met = new ConcurrentHashMap<>();
    Map<String, Integer> destroyed = new ConcurrentHashMap<>();
    forEach(
        people,
        met,
        person -> untilKeyDestroyed(person).ifPresent(number -> destroyed.put(person, number)));
    if (!destroyed.isEmpty()) {
      renew(destroyed, met);
    }
    forEach(people, met, this::complete);
    troubles = Map.copyOf(met);
  }

  /** Why a person's erasure does not go on, as this process last saw it. */
  Optional<String> trouble(String personId) {
    return Optional.ofNullable(troubles.get(personId));
  }

  /** A few at the same time, as most of it is waiting for the disc. */
  private static void forEach(
      Collection<String> people, Map<String, String> met, Consumer<String> step) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (String person : people) {
        threads.execute(
            () -> {
              try {
                step.accept(person);
              } catch (RuntimeException e) {
                goesNotOn(person, met, e);
              }
            });
      }
    }
  }

  private static void goesNotOn(String personId, Map<String, String> met, RuntimeException e) {
    met.put(personId, String.valueOf(e.getMessage()));
    LOG.warn("An erasure does not go on; it is tried again: {}", e.getMessage());
  }

  /** The number of the key-encryption key to go beyond, for those whose keys wait for it. */
  private Optional<Integer> untilKeyDestroyed(String personId) {
    ErasureState state = facts.erasure(personId);
    if (state.stage() == Stage.APPROVED) {
      return destroyKey(personId);
    }
    return state.stage() == Stage.KEY_DESTROYED
        ? Optional.of(state.keyDestroyed().keyGeneration())
        : Optional.empty();
  }

  private void renew(Map<String, Integer> destroyed, Map<String, String> met) {
    try {
      keys.renew(Collections.max(destroyed.values()));
    } catch (RuntimeException e) {
      destroyed.keySet().forEach(personId -> goesNotOn(personId, met, e));
      return;
    }
    forEach(
        destroyed.keySet(),
        met,
        person -> sender.sendSystem(new RecordKeysRewrapped(person, ERASURE)));
  }

  private void complete(String personId) {
    if (SERVICES.stream().allMatch(service -> facts.scrubbed(service, personId).isPresent())
        && facts.erasure(personId).stage() == Stage.KEYS_REWRAPPED) {
      sender.sendSystem(new CompleteErasure(personId, ERASURE));
    }
  }

  /** A hold set after the approval still stops it, unless the key is gone already. */
  private Optional<Integer> destroyKey(String personId) {
    String keyId = KeyRing.person(personId);
    if (!keys.isDestroyed(keyId)) {
      List<String> forbidding = holds.idsCovering(personId);
      if (!forbidding.isEmpty()) {
        sender.sendSystem(new StopErasure(personId, forbidding, Erasure.LEGAL_HOLD));
        return Optional.empty();
      }
    }
    int generation = keys.destroy(keyId);
    sender.sendSystem(new RecordKeyDestroyed(personId, generation, ERASURE));
    return Optional.of(generation);
  }
}
