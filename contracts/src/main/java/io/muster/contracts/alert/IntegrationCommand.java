package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
   * Take messages of this signer only; does nothing when it is the one already, and is refused when
   * it is another.
   */
  record PinSender(String integrationId, String sender, Actor by) implements IntegrationCommand {}

  /**
   * Let its alerts end by themselves when they are not heard of again; does nothing when that is so
   * already.
   *
   * @param after how long, 5 minutes to 30 days in whole seconds; null: never
   */
  record SetAutoResolve(String integrationId, Duration after, Actor by)
      implements IntegrationCommand {}

  /**
   * Take at most so many messages a minute of it; does nothing when that is so already.
   *
   * @param perMinute 1 to 600,000; null: as many as of any other
   */
  record SetLimit(String integrationId, Integer perMinute, Actor by)
      implements IntegrationCommand {}

  /**
   * Put its alerts together by labels; does nothing when that is so already.
   *
   * @param labels at most 10 names; none: as the source itself says
   * @param window how long after the last new alert of a problem another still joins it, 1 minute
   *     to 24 hours; null: as long as the problem is open
   */
  record SetGrouping(String integrationId, List<String> labels, Duration window, Actor by)
      implements IntegrationCommand {
    public SetGrouping {
      labels = labels == null ? List.of() : List.copyOf(labels);
    }
  }

  /** Read its messages so; does nothing when they are already. */
  record SetMapping(String integrationId, AlertMapping mapping, Actor by)
      implements IntegrationCommand {}

  /** Stop it from sending. */
  record Disable(String integrationId, Actor by) implements IntegrationCommand {}
}
