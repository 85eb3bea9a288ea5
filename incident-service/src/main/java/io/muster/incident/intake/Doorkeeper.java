package io.muster.incident.intake;

import io.muster.contracts.Event;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets an alert source in when it shows the key of an integration that is not disabled. It asks the
 * log itself, so that a key works the moment it is made and fails the moment it is replaced.
 */
@Component
public class Doorkeeper {

  private static final String SCHEME = "Bearer ";

  /** More changes of one integration than anybody makes; beyond, the oldest keys would count. */
  private static final int MOST_CHANGES = 10_000;

  private final EventLog log;
  private final EventCodec codec;
  private final Integrations integrations;

  Doorkeeper(EventLog log, EventCodec codec, Integrations integrations) {
    this.log = log;
    this.codec = codec;
    this.integrations = integrations;
  }

  /**
   * The integration whose key this is.
   *
   * @param authorization the request's header of that name, possibly null
   * @throws Refused 401 when it is none, telling nothing about why
   */
  public String admit(String authorization) {
    return key(authorization)
        .flatMap(this::integrationWith)
        .orElseThrow(
            () ->
                Refused.of(
                    401,
                    "unknown-integration-key",
                    "Send the integration's key as \"Authorization: Bearer mi_…\". If it was lost or replaced, ask an"
                        + " administrator for a new one."));
  }

  private static Optional<String> key(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(authorization.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  /** Keys an operator chose need not say whose they are; those are looked up by their hash. */
  private Optional<String> integrationWith(String key) {
    return IntegrationKey.integrationOf(key)
        .or(() -> integrations.withKeyHash(IntegrationKey.hash(key)))
        .filter(id -> opens(key, id));
  }

  /** Whether this is the integration's key now. */
  boolean opens(String key, String integrationId) {
    return currentKeyHash(integrationId)
        .filter(hash -> IntegrationKey.opens(key, hash))
        .isPresent();
  }

  private Optional<String> currentKeyHash(String integrationId) {
    List<Event> history =
        log.readAggregate(integrationId, 0, MOST_CHANGES).commits().stream()
            .flatMap(commit -> commit.events().stream())
            .map(event -> codec.decode(event))
            .toList();
    String keyHash = null;
    for (Event event : history) {
      if (event instanceof IntegrationEvent change) {
        keyHash =
            switch (change) {
              case Created created -> created.keyHash();
              case KeyRotated rotated -> rotated.keyHash();
              case Disabled disabled -> null;
            };
      }
    }
    return Optional.ofNullable(keyHash);
  }
}
