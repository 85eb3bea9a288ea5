package io.muster.incident.triage.silence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.alert.SilenceCommand.Create;
import io.muster.contracts.alert.SilenceCommand.End;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The register of silences: which there are, and who may make and end them. */
@Aggregate(
    type = "Silence",
    cache = "aggregateCache",
    snapshotTriggerDefinition = "everyFiftyEvents")
class Silences {

  /** Each is tried on every alert that opens a problem. */
  private static final int MOST = 1_000;

  private static final Duration LONGEST = Duration.ofDays(30);

  /** What was over for so long can only be asked about, and need not be kept here. */
  private static final Duration KEPT = Duration.ofDays(30);

  @AggregateIdentifier private String register;

  private final Map<String, Entry> silences = new HashMap<>();

  Silences() {}

  /**
   * What has to be known of one.
   *
   * @param endsAt when its last time is over, or when it was ended
   */
  private record Entry(boolean weekly, Instant endsAt, boolean ended) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Create create, Clock clock) {
    if (silences.containsKey(create.silenceId())) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AlertConditions.checked(create.matchers());
    SilenceWording.required("/reason", create.reason(), "Say why nobody needs to be called out.");
    Instant from = null;
    Instant until = null;
    if (create.weekly() == null) {
      from = create.from() == null || create.from().isBefore(now) ? now : millis(create.from());
      until = checkedEnd(from, create.until());
    } else {
      requireManager(create.authority(), "have a silence come back");
      if (create.from() != null || create.until() != null) {
        throw Refused.invalid(
            "/weekly", "Give a beginning and an end, or when it comes back, one of the two.");
      }
      SilenceWording.check(create.weekly(), now);
    }
    if (silences.values().stream().filter(one -> now.isBefore(one.endsAt())).count() >= MOST) {
      throw Refused.conflict(
          "too-many-silences",
          "There are %d silences already that are not over. End some first.".formatted(MOST));
    }
    apply(
        new Created(
            create.silenceId(),
            create.matchers(),
            from,
            until,
            create.weekly(),
            create.reason().strip(),
            create.by(),
            now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(End end, Clock clock) {
    Entry known = silences.get(end.silenceId());
    if (known == null) {
      throw Refused.notFound("The silence");
    }
    if (end.version() != null && end.version() != (known.ended() ? 1 : 0)) {
      throw Refused.stale(
          "Somebody ended this silence since you loaded it.", Map.of("currentVersion", 1));
    }
    Instant now = clock.instant();
    if (!now.isBefore(known.endsAt())) {
      return;
    }
    if (known.weekly()) {
      requireManager(end.authority(), "end a silence that comes back");
    }
    SilenceWording.required("/reason", end.reason(), "Say why it ends before its time.");
    apply(new Ended(end.silenceId(), end.reason().strip(), end.by(), now));
  }

  @EventSourcingHandler
  void on(SilenceEvent event) {
    register = event.aggregateId();
    switch (event) {
      case Created created -> {
        silences.values().removeIf(one -> one.endsAt().plus(KEPT).isBefore(created.at()));
        silences.put(
            created.silenceId(),
            new Entry(created.weekly() != null, SilenceTimes.of(created).lastEnd(), false));
      }
      case Ended ended ->
          silences.computeIfPresent(
              ended.silenceId(), (id, one) -> new Entry(one.weekly(), ended.at(), true));
    }
  }

  private static Instant checkedEnd(Instant from, Instant until) {
    if (until == null || !millis(until).isAfter(from)) {
      throw Refused.invalid("/until", "Give an end that is still to come, after the beginning.");
    }
    if (until.isAfter(from.plus(LONGEST))) {
      throw Refused.invalid(
          "/until",
          "Silence for 30 days at the longest. What is known to be wrong for longer is better mended, or left"
              + " out at its source.");
    }
    return millis(until);
  }

  /** Reminders are kept in milliseconds. */
  private static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void requireManager(Authority authority, String what) {
    if (authority != Authority.MANAGER && authority != Authority.SYSTEM) {
      throw Refused.forbidden(
          "not-manager", "Only a manager may " + what + ". Ask one, or silence once.");
    }
  }
}
