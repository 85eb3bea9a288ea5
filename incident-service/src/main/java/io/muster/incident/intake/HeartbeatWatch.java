package io.muster.incident.intake;

import io.muster.incident.intake.Heartbeats.Known;
import io.muster.incident.intake.Heartbeats.Quiet;
import io.muster.incident.triage.AlertGrouping;
import io.muster.incident.triage.GroupingRule;
import io.muster.incident.triage.Listening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Opens an alert when a source that is to be heard of is not, and ends it when it is again. It
 * looks at one source at a time, and looking twice does nothing twice: who died on the way is
 * overtaken by whoever looks next.
 */
@Component
class HeartbeatWatch {

  /** What is quiet is looked at again when it is heard of; this is for what nobody foresaw. */
  private static final Duration SAFETY_NET = Duration.ofHours(1);

  private final Heartbeats heartbeats;
  private final Doorkeeper doorkeeper;
  private final AlertGrouping grouping;
  private final Listening listening;
  private final Clock clock;

  HeartbeatWatch(
      Heartbeats heartbeats,
      Doorkeeper doorkeeper,
      AlertGrouping grouping,
      Listening listening,
      Clock clock) {
    this.heartbeats = heartbeats;
    this.doorkeeper = doorkeeper;
    this.grouping = grouping;
    this.listening = listening;
    this.clock = clock;
  }

  /**
   * Looks at a source.
   *
   * @return when to look again; nothing when silence of it means nothing any more
   */
  Optional<Instant> look(String integrationId) {
    listening.now();
    Instant now = clock.instant();
    Known known = heartbeats.find(integrationId);
    Optional<Heartbeat> expected = doorkeeper.heartbeat(integrationId);
    if (expected.isEmpty()) {
      if (known.quiet() != null) {
        end(integrationId, known.quiet(), now);
      }
      return Optional.empty();
    }
    Heartbeat heartbeat = expected.get();
    Instant heard = latest(heartbeat.since(), known.last());
    if (known.quiet() != null && heard.isAfter(known.quiet().since())) {
      end(integrationId, known.quiet(), heard);
    } else if (known.quiet() != null) {
      fire(integrationId, heartbeat, known.quiet());
      return Optional.of(now.plus(SAFETY_NET));
    }
    Instant late = lateAt(heartbeat, heard, known);
    if (late.isAfter(now)) {
      return Optional.of(late);
    }
    Quiet quiet = new Quiet(heard, heard.plus(heartbeat.every()), false);
    if (!heartbeats.begin(integrationId, known.last(), quiet)) {
      return Optional.of(now);
    }
    fire(integrationId, heartbeat, quiet);
    return Optional.of(now.plus(SAFETY_NET));
  }

  private static Instant lateAt(Heartbeat heartbeat, Instant heard, Known known) {
    Instant late = Heartbeat.lateAt(latest(heard, known.anew()), heartbeat.every());
    return latest(late, known.notBefore());
  }

  private static Instant latest(Instant one, Instant orNull) {
    return orNull == null || orNull.isBefore(one) ? one : orNull;
  }

  /**
   * Told once: an incident somebody resolved is not opened again by the same silence, however long
   * it lasts.
   */
  private void fire(String integrationId, Heartbeat heartbeat, Quiet quiet) {
    if (!quiet.told()) {
      grouping.take(
          integrationId,
          SilentSource.fires(heartbeat, quiet, clock.instant()),
          null,
          GroupingRule.OF_SOURCE);
      heartbeats.told(integrationId, quiet);
    }
  }

  private void end(String integrationId, Quiet quiet, Instant at) {
    grouping.take(
        integrationId,
        SilentSource.over(quiet, latest(quiet.startsAt(), at)),
        null,
        GroupingRule.OF_SOURCE);
    heartbeats.end(integrationId, quiet);
  }
}
