package io.muster.incident.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.GroupingSet;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.contracts.alert.IntegrationEvent.LimitSet;
import io.muster.contracts.alert.IntegrationEvent.MappingSet;
import io.muster.contracts.alert.IntegrationEvent.OldKeyRetired;
import io.muster.contracts.alert.IntegrationEvent.SenderPinned;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets an alert source in when it shows a key of an integration that is not disabled. It holds what
 * the log says of integrations and first catches up with it, so that a key works the moment it is
 * made and fails the moment it is retired.
 */
@Component
class Doorkeeper {

  /** More changes of one integration than anybody makes; beyond, the oldest keys would count. */
  private static final int MOST_CHANGES = 10_000;

  private static final int MOST_HELD = 10_000;

  private final EventLog log;
  private final EventCodec codec;
  private final Integrations integrations;
  private final MongoLogStorageEngine engine;
  private final Cache<String, Entry> entries = Caffeine.newBuilder().maximumSize(MOST_HELD).build();

  Doorkeeper(
      EventLog log, EventCodec codec, Integrations integrations, MongoLogStorageEngine engine) {
    this.log = log;
    this.codec = codec;
    this.integrations = integrations;
    this.engine = engine;
    engine.watch(commit -> entries.invalidate(commit.aggregateId()), entries::invalidateAll);
    log.doorbell().onTrouble(entries::invalidateAll);
  }

  /**
   * The integration whose key this is.
   *
   * @param key as the source showed it, possibly null
   * @throws Refused 401 when it is none, telling nothing about why; 403 when it is the key of an
   *     integration of another kind
   */
  Admitted admit(Source source, String key, Instant now) {
    engine.catchUp();
    String id = Optional.ofNullable(key).flatMap(this::integrationOf).orElseThrow(this::unknown);
    Entry entry = entries.get(id, this::entry);
    if (!entry.opensWith(key, now)) {
      throw entry.openedWith(key) ? disabled(source) : unknown();
    }
    if (!source.kind().equals(entry.source)) {
      throw Refused.forbidden(
          "other-source",
          "This key is of an integration for %s. Create one for %s."
              .formatted(entry.source, source.kind()));
    }
    return new Admitted(id, entry.settings);
  }

  private static Refused disabled(Source source) {
    return Refused.of(
        source.disabledStatus(),
        "integration-disabled",
        "This integration was disabled. Ask an administrator for a new one, or stop sending.");
  }

  /** An integration that may send, and how its alerts are taken. */
  record Admitted(String integrationId, IntegrationSettings settings) {}

  private Refused unknown() {
    return Refused.of(
        401,
        "unknown-integration-key",
        "Send the integration's key as \"Authorization: Bearer mi_…\". If it was lost or replaced, ask an"
            + " administrator for a new one.");
  }

  /** Keys an operator chose need not say whose they are; those are looked up by their hash. */
  private Optional<String> integrationOf(String key) {
    return IntegrationKey.integrationOf(key)
        .or(() -> integrations.withKeyHash(IntegrationKey.hash(key)));
  }

  /** Whether there is, or was, such an integration. */
  boolean knows(String integrationId) {
    return entry(integrationId).source != null;
  }

  /** How its messages are read; nothing when nobody said so yet. */
  Optional<MappingSet> mapping(String integrationId) {
    return Optional.ofNullable(entry(integrationId).settings.mapping());
  }

  /** Whether this is a key of the integration now. */
  boolean opens(String key, String integrationId, Instant now) {
    return entry(integrationId).opensWith(key, now);
  }

  private static final class Entry {
    private String source;
    private String keyHash;
    private String oldKeyHash;
    private Instant oldKeyUntil;
    private IntegrationSettings settings = IntegrationSettings.NONE;
    private String lastKeyHash;

    /** Whether it is disabled and this was its key; to whoever knows the key that is no secret. */
    boolean openedWith(String key) {
      return lastKeyHash != null && IntegrationKey.opens(key, lastKeyHash);
    }

    /** Compares with both, whatever comes of the first. */
    boolean opensWith(String key, Instant now) {
      boolean present = keyHash != null && IntegrationKey.opens(key, keyHash);
      boolean old =
          oldKeyHash != null && IntegrationKey.opens(key, oldKeyHash) && now.isBefore(oldKeyUntil);
      return present || old;
    }

    void on(IntegrationEvent event) {
      switch (event) {
        case Created created -> {
          source = created.source();
          keyHash = created.keyHash();
        }
        case KeyRotated rotated -> {
          oldKeyHash = rotated.oldKeyUntil() == null ? null : keyHash;
          oldKeyUntil = rotated.oldKeyUntil();
          keyHash = rotated.keyHash();
        }
        case OldKeyRetired retired -> oldKeyHash = null;
        case SenderPinned pinned -> {}
        case AutoResolveSet said -> settings = settings.with(said);
        case GroupingSet said -> settings = settings.with(said);
        case LimitSet said -> settings = settings.with(said);
        case MappingSet said -> settings = settings.with(said);
        case Disabled disabled -> {
          lastKeyHash = keyHash;
          keyHash = null;
          oldKeyHash = null;
        }
      }
    }
  }

  private Entry entry(String integrationId) {
    Entry entry = new Entry();
    log.readAggregate(integrationId, 0, MOST_CHANGES).commits().stream()
        .flatMap(commit -> commit.events().stream())
        .map(codec::decode)
        .forEach(
            event -> {
              if (event instanceof IntegrationEvent change) {
                entry.on(change);
              }
            });
    return entry;
  }
}
