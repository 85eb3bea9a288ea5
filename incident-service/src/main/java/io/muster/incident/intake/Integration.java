package io.muster.incident.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.alert.AlertMapping;
import io.muster.contracts.alert.IntegrationCommand.Create;
import io.muster.contracts.alert.IntegrationCommand.Disable;
import io.muster.contracts.alert.IntegrationCommand.PinSender;
import io.muster.contracts.alert.IntegrationCommand.RetireOldKey;
import io.muster.contracts.alert.IntegrationCommand.RotateKey;
import io.muster.contracts.alert.IntegrationCommand.SetAutoResolve;
import io.muster.contracts.alert.IntegrationCommand.SetGrouping;
import io.muster.contracts.alert.IntegrationCommand.SetHeartbeat;
import io.muster.contracts.alert.IntegrationCommand.SetLimit;
import io.muster.contracts.alert.IntegrationCommand.SetMapping;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.IntegrationEvent.AutoResolveSet;
import io.muster.contracts.alert.IntegrationEvent.Created;
import io.muster.contracts.alert.IntegrationEvent.Disabled;
import io.muster.contracts.alert.IntegrationEvent.GroupingSet;
import io.muster.contracts.alert.IntegrationEvent.HeartbeatSet;
import io.muster.contracts.alert.IntegrationEvent.KeyRotated;
import io.muster.contracts.alert.IntegrationEvent.LimitSet;
import io.muster.contracts.alert.IntegrationEvent.MappingSet;
import io.muster.contracts.alert.IntegrationEvent.OldKeyRetired;
import io.muster.contracts.alert.IntegrationEvent.SenderPinned;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One alert source's entry at the door: which kind of tool it is, whether it may send, and the
 * hashes of the keys it may show.
 */
@Aggregate(cache = "aggregateCache")
class Integration {

  static final int LONGEST_NAME = 100;

  /** A key somebody forgot to take out of a tool must not open for ever. */
  private static final Duration LONGEST_ROTATION = Duration.ofDays(30);

  private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(5);
  private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
  private static final Duration FASTEST_BEAT = Duration.ofMinutes(1);
  private static final Duration SLOWEST_BEAT = Duration.ofDays(7);

  @AggregateIdentifier private String integrationId;
  private String keyHash;
  private Instant oldKeyUntil;
  private String sender;
  private int mappingRevision;
  private AlertMapping mapping;
  private boolean disabled;
  private boolean autoResolveSaid;
  private Long autoResolveSeconds;
  private int groupingRevision;
  private Integer perMinute;
  private List<String> groupingLabels = List.of();
  private Long groupingWindowSeconds;
  private Long heartbeatSeconds;

  Integration() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Create create, Clock clock) {
    if (integrationId != null) {
      if (create.keyHash().equals(keyHash)) {
        return;
      }
      throw Refused.conflict(
          "integration-exists",
          "This integration exists with another key. Rotate its key instead.");
    }
    if (create.name() == null || create.name().isBlank() || create.name().length() > LONGEST_NAME) {
      throw Refused.invalid("/name", "Name the source in 1 to " + LONGEST_NAME + " characters.");
    }
    apply(
        new Created(
            create.integrationId(),
            create.name().strip(),
            create.source(),
            create.keyHash(),
            create.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(RotateKey rotate, Clock clock) {
    if (disabled) {
      throw Refused.conflict(
          "integration-disabled", "This integration is disabled. Create a new one instead.");
    }
    if (rotate.keyHash().equals(keyHash)) {
      return;
    }
    Instant now = clock.instant();
    Instant until = rotate.oldKeyUntil();
    if (until != null && until.isAfter(now.plus(LONGEST_ROTATION))) {
      throw Refused.invalid("/oldKeyUntil", "Let the old key open for 30 days at the longest.");
    }
    apply(
        new KeyRotated(
            integrationId,
            rotate.keyHash(),
            until != null && until.isAfter(now) ? until : null,
            rotate.by(),
            now));
  }

  @CommandHandler
  void handle(RetireOldKey retire, Clock clock) {
    Instant now = clock.instant();
    if (!disabled && oldKeyUntil != null && oldKeyUntil.isAfter(now)) {
      apply(new OldKeyRetired(integrationId, retire.by(), now));
    }
  }

  /** The first who signs is the one: whoever got hold of the key later cannot sign as well. */
  @CommandHandler
  void handle(PinSender pin, Clock clock) {
    if (sender == null) {
      apply(new SenderPinned(integrationId, pin.sender(), pin.by(), clock.instant()));
    } else if (!sender.equals(pin.sender())) {
      throw Refused.forbidden(
          "other-sender",
          "This integration takes what %s signs, and nothing else. Create one of its own for %s."
              .formatted(sender, pin.sender()));
    }
  }

  @CommandHandler
  void handle(SetAutoResolve set, Clock clock) {
    Duration after = set.after();
    if (after != null
        && (after.compareTo(SHORTEST_SILENCE) < 0 || after.compareTo(LONGEST_SILENCE) > 0)) {
      throw Refused.invalid(
          "/after", "Let alerts end after 5 minutes (PT5M) to 30 days (P30D), or never (null).");
    }
    Long seconds = after == null ? null : after.toSeconds();
    if (!autoResolveSaid || !Objects.equals(seconds, autoResolveSeconds)) {
      apply(new AutoResolveSet(integrationId, seconds, set.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(SetLimit set, Clock clock) {
    Integer limit = set.perMinute();
    if (limit != null && (limit < 1 || limit > IntakeLimits.HIGHEST)) {
      throw Refused.invalid(
          "/perMinute",
          "Take 1 to %,d messages a minute, or as many as of any other (null)."
              .formatted(IntakeLimits.HIGHEST));
    }
    if (!Objects.equals(limit, perMinute)) {
      apply(new LimitSet(integrationId, limit, set.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(SetGrouping set, Clock clock) {
    Long seconds = Grouping.windowSeconds(set);
    List<String> labels = Grouping.labels(set);
    if (!labels.equals(groupingLabels) || !Objects.equals(seconds, groupingWindowSeconds)) {
      apply(
          new GroupingSet(
              integrationId, groupingRevision + 1, labels, seconds, set.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(SetMapping set, Clock clock) {
    MappedAlerts.check(set.mapping(), "");
    if (!set.mapping().equals(mapping)) {
      apply(
          new MappingSet(
              integrationId, mappingRevision + 1, set.mapping(), set.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(SetHeartbeat set, Clock clock) {
    Duration every = set.every();
    if (every != null && disabled) {
      throw Refused.conflict(
          "integration-disabled", "This integration is disabled and cannot be heard of.");
    }
    if (every != null && (every.compareTo(FASTEST_BEAT) < 0 || every.compareTo(SLOWEST_BEAT) > 0)) {
      throw Refused.invalid(
          "/every",
          "Expect a heartbeat every 1 minute (PT1M) to 7 days (P7D), or none at all (null).");
    }
    Long seconds = every == null ? null : every.toSeconds();
    if (!Objects.equals(seconds, heartbeatSeconds)) {
      apply(new HeartbeatSet(integrationId, seconds, set.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(Disable disable, Clock clock) {
    if (!disabled) {
      apply(new Disabled(integrationId, disable.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(IntegrationEvent event) {
    switch (event) {
      case Created created -> {
        integrationId = created.integrationId();
        keyHash = created.keyHash();
      }
      case KeyRotated rotated -> {
        keyHash = rotated.keyHash();
        oldKeyUntil = rotated.oldKeyUntil();
      }
      case OldKeyRetired retired -> oldKeyUntil = null;
      case SenderPinned pinned -> sender = pinned.sender();
      case MappingSet said -> {
        mappingRevision = said.revision();
        mapping = said.mapping();
      }
      case AutoResolveSet said -> {
        autoResolveSaid = true;
        autoResolveSeconds = said.afterSeconds();
      }
      case LimitSet said -> perMinute = said.perMinute();
      case GroupingSet said -> {
        groupingRevision = said.revision();
        groupingLabels = said.labels();
        groupingWindowSeconds = said.windowSeconds();
      }
      case HeartbeatSet said -> heartbeatSeconds = said.everySeconds();
      case Disabled gone -> disabled = true;
    }
  }
}
