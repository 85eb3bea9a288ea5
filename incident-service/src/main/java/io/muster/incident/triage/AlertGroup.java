package io.muster.incident.triage;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Attach;
import io.muster.contracts.alert.AlertGroupCommand.Close;
import io.muster.contracts.alert.AlertGroupCommand.Detach;
import io.muster.contracts.alert.AlertGroupCommand.Expire;
import io.muster.contracts.alert.AlertGroupCommand.ExpiredAlert;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupCommand.Settle;
import io.muster.contracts.alert.AlertGroupCommand.Silence;
import io.muster.contracts.alert.AlertGroupCommand.Unsilence;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Resolved;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Alerts that are one problem, from the first that fired until all are over. Sources repeat
 * themselves and deliver late: only what is news becomes an event.
 */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "everyFiftyEvents")
class AlertGroup {

  /**
   * How long after an alert ended a report that it fires, and has since before that end, is taken
   * for a late copy. Later than that the source means it: better one incident too many.
   */
  static final Duration LATE_COPIES = Duration.ofMinutes(10);

  @AggregateIdentifier private String groupId;
  private Home home;
  private boolean over;

  /** How long nothing has to fire until it is over; null: it is with its last alert. */
  private Duration quiet;

  private Instant lastNewAt;
  private final Map<String, Occurrence> alerts = new HashMap<>();

  /** Null: it was never silenced. */
  private Muted muted;

  /** It opened its incident, and no silence takes that back. */
  private boolean unsilenced;

  private record Muted(List<String> silenceIds, Instant until) {}

  AlertGroup() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Fire fire, Clock clock, RecentEnds ends) {
    Instant now = clock.instant();
    List<FiringAlert> news =
        inTime(
            fire.alerts().stream().filter(alert -> isNews(alert, now)).toList(),
            fire.integrationId(),
            ends);
    if (news.isEmpty()) {
      if (groupId == null) {
        throw new NothingFiresException(fire.groupId());
      }
      return;
    }
    if (over || leftBehind(fire.window(), now)) {
      throw new NextGenerationException(
          groupId, over, news.stream().map(FiringAlert::alertKey).collect(Collectors.toSet()));
    }
    if (groupId == null) {
      apply(NewAlerts.opened(fire, now));
    }
    for (FiringAlert alert : news) {
      apply(NewAlerts.fired(fire, alert, now));
    }
  }

  /** Without those whose end was heard of before. */
  private static List<FiringAlert> inTime(
      List<FiringAlert> news, String integrationId, RecentEnds ends) {
    Map<String, Instant> starts =
        news.stream()
            .filter(FiringAlert::steadyStart)
            .collect(Collectors.toMap(FiringAlert::alertKey, FiringAlert::startsAt));
    Set<String> late = ends.overtaken(integrationId, starts).keySet();
    return news.stream().filter(alert -> !late.contains(alert.alertKey())).toList();
  }

  @CommandHandler
  void handle(Resolve resolve, Clock clock) {
    Instant now = clock.instant();
    for (OverAlert alert : resolve.alerts()) {
      if (ends(alert)) {
        apply(
            new AlertResolved(
                groupId,
                alert.alertKey(),
                alert.startsAt(),
                alert.endsAt(),
                null,
                resolve.rawSha256(),
                resolve.by(),
                now));
      }
    }
    endWithTheLast(resolve.by(), now);
  }

  @CommandHandler
  void handle(Expire expire, Clock clock) {
    Instant now = clock.instant();
    List<ExpiredAlert> over = expire.alerts().stream().filter(this::expires).toList();
    for (ExpiredAlert alert : over) {
      apply(
          new AlertResolved(
              groupId, alert.alertKey(), null, null, expire.rule(), null, expire.by(), now));
    }
    if (!over.isEmpty()) {
      endWithTheLast(expire.by(), now);
    }
  }

  private boolean expires(ExpiredAlert alert) {
    Occurrence last = alerts.get(alert.alertKey());
    return last != null && last.firing() && !alert.expiredAt().isBefore(last.holdsUntil());
  }

  private void endWithTheLast(Actor by, Instant now) {
    if (!over && quiet == null && nothingFires()) {
      apply(new Resolved(groupId, home.incidentId(), by, now));
    }
  }

  private boolean nothingFires() {
    return alerts.values().stream().noneMatch(Occurrence::firing);
  }

  boolean isOver() {
    return over;
  }

  /** Whether an alert fires, as far as this group knows. */
  boolean fires(String alertKey) {
    Occurrence last = alerts.get(alertKey);
    return !over && last != null && last.firing();
  }

  /** A flapping group is not: it gathers every flap. */
  private boolean leftBehind(Duration window, Instant now) {
    return window != null
        && lastNewAt != null
        && quiet == null
        && now.isAfter(lastNewAt.plus(window));
  }

  /** When a flapping group is over unless something fires before; nothing while something does. */
  Optional<Instant> settlesAt() {
    if (over || quiet == null || !nothingFires()) {
      return Optional.empty();
    }
    return alerts.values().stream()
        .map(Occurrence::endedAt)
        .max(Comparator.naturalOrder())
        .map(last -> last.plus(quiet));
  }

  @CommandHandler
  void handle(Acknowledge acknowledge, Clock clock) {
    for (String key : acknowledge.alertKeys()) {
      Occurrence last = alerts.get(key);
      if (last != null && last.firing() && !last.acknowledged()) {
        apply(
            new AlertAcknowledged(
                groupId,
                home.incidentId(),
                key,
                acknowledge.rawSha256(),
                acknowledge.by(),
                clock.instant()));
      }
    }
  }

  @CommandHandler
  void handle(Settle settle, Clock clock) {
    Instant now = clock.instant();
    if (settlesAt().filter(moment -> !moment.isAfter(now)).isPresent()) {
      apply(new Resolved(groupId, home.incidentId(), settle.by(), now));
    }
  }

  @CommandHandler
  void handle(Silence silence, Clock clock) {
    Muted as = new Muted(silence.silenceIds(), silence.until());
    if (!over && !unsilenced && home.moves() == 0 && !as.equals(muted)) {
      apply(
          new Silenced(
              groupId,
              home.incidentId(),
              silence.silenceIds(),
              silence.until(),
              silence.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(Unsilence unsilence, Clock clock) {
    if (isSilenced() && unsilence.alertKeys().stream().anyMatch(this::fires)) {
      apply(
          new Unsilenced(
              groupId, home.incidentId(), unsilence.cause(), unsilence.by(), clock.instant()));
    }
  }

  /** Whether it opens no incident because of silences, as far as this group knows. */
  boolean isSilenced() {
    return muted != null && !unsilenced && !over;
  }

  /** Whether somebody takes care of an alert that fires. */
  boolean isAcknowledged() {
    return alerts.values().stream().anyMatch(one -> one.firing() && one.acknowledged());
  }

  @CommandHandler
  void handle(Close close) {
    if (!over && close.incidentId().equals(home.incidentId())) {
      apply(new Closed(groupId, home.incidentId(), close.by(), close.at()));
    }
  }

  @CommandHandler
  void handle(Attach attach, Clock clock) {
    home.attach(attach, over, isSilenced(), clock.instant()).ifPresent(event -> apply(event));
  }

  @CommandHandler
  void handle(Detach detach, Clock clock) {
    home.detach(detach, over, clock.instant()).ifPresent(event -> apply(event));
  }

  /** Which incident has its alerts. */
  Home home() {
    return home;
  }

  @EventSourcingHandler
  void on(AlertGroupEvent event) {
    switch (event) {
      case Opened opened -> {
        groupId = opened.groupId();
        home = Home.of(opened.incidentId());
        quiet =
            opened.flapping() == null ? null : Duration.ofMinutes(opened.flapping().quietMinutes());
      }
      case AlertFired fired -> {
        alerts.put(fired.alertKey(), Occurrence.of(fired));
        lastNewAt = fired.at();
      }
      case AlertAcknowledged seen ->
          alerts.computeIfPresent(seen.alertKey(), (key, fired) -> fired.acknowledge());
      case AlertResolved resolved ->
          alerts.computeIfPresent(
              resolved.alertKey(),
              (key, fired) -> fired.ended(resolved.at(), resolved.rule() != null));
      case Closed closed -> {
        over = true;
        alerts.replaceAll((key, last) -> last.firing() ? last.ended(closed.at(), false) : last);
      }
      case Resolved resolved -> over = true;
      case Silenced silenced -> muted = new Muted(silenced.silenceIds(), silenced.until());
      case Unsilenced loud -> unsilenced = true;
      case Attached attached -> home = home.after(attached);
      case Detached detached -> home = home.after(detached);
    }
  }

  private boolean isNews(FiringAlert alert, Instant now) {
    Occurrence last = alerts.get(alert.alertKey());
    if (last == null) {
      return true;
    }
    boolean startedLater = alert.startsAt().isAfter(last.startsAt());
    if (last.firing()) {
      return startedLater && alert.steadyStart();
    }
    return startedLater || last.expired() || now.isAfter(last.endedAt().plus(LATE_COPIES));
  }

  /** An end before the beginning belongs to an earlier time it fired. */
  private boolean ends(OverAlert alert) {
    Occurrence last = alerts.get(alert.alertKey());
    return last != null
        && last.firing()
        && (alert.endsAt() == null || !alert.endsAt().isBefore(last.startsAt()));
  }
}
