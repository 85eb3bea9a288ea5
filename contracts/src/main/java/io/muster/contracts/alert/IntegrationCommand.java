package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Duration;
import java.time.Instant;

/** What can be asked of an alert source's entry. */
public sealed interface IntegrationCommand extends Command {

  /** The source. */
  String integrationId();

  @Override
  default String aggregateId() {
    return integrationId();
  }

  /**
   * Let a source send; does nothing when it exists with the same key.
   *
   * @param source which kind of tool it is
   */
  record Create(String integrationId, String name, String source, String keyHash, Actor by)
      implements IntegrationCommand {}

  /**
   * Replace its key.
   *
   * @param oldKeyUntil until when the present key opens as well, UTC; null: no longer
   */
  record RotateKey(String integrationId, String keyHash, Instant oldKeyUntil, Actor by)
      implements IntegrationCommand {}

  /** Let the key before the present one open no more; does nothing when it does not anyway. */
  record RetireOldKey(String integrationId, Actor by) implements IntegrationCommand {}

  /**
   * Let its alerts end by themselves when they are not heard of again; does nothing when that is so
   * already.
   *
   * @param after how long, 5 minutes to 30 days in whole seconds; null: never
   */
  record SetAutoResolve(String integrationId, Duration after, Actor by)
      implements IntegrationCommand {}

  /** Stop it from sending. */
  record Disable(String integrationId, Actor by) implements IntegrationCommand {}
}
