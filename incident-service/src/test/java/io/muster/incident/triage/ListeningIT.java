package io.muster.incident.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.eventlog.testing.MongoEngine;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After an outage, silence means nothing for a while. */
class ListeningIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(T0);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Timers timers = new Timers(MONGO.database(), "timers", clock);
  private final List<AfterOutage> told = List.of(back -> timers.putOff(back.plus(Listening.GRACE)));

  @BeforeEach
  void nobodyListenedYet() {
    MONGO.database().drop();
  }

  @Test
  void what_fell_due_in_an_outage_gets_time_to_be_repeated_and_what_fell_due_else_does_not() {
    Listening listening = new Listening(MONGO.database(), told, clock);
    listening.now();
    timers.remind("g/soon", T0.plusSeconds(20));
    timers.remind("g/later", T0.plus(Duration.ofHours(1)));
    now.set(T0.plusSeconds(25));
    listening.now();
    assertThat(timers.dueAt("g/soon")).contains(T0.plusSeconds(20));

    // The process dies; the next one finds when somebody listened last.
    Listening next = new Listening(MONGO.database(), told, clock);
    Instant back = T0.plusSeconds(25).plus(Listening.OUTAGE).plusSeconds(1);
    now.set(back);
    next.now();
    assertThat(timers.dueAt("g/soon")).contains(back.plus(Listening.GRACE));
    assertThat(timers.dueAt("g/later")).contains(T0.plus(Duration.ofHours(1)));

    // The one that died does not: another listens.
    now.set(back.plusSeconds(20));
    next.now();
    now.set(back.plusSeconds(40));
    listening.now();
    assertThat(timers.dueAt("g/soon")).contains(back.plus(Listening.GRACE));
  }

  @Test
  void an_outage_somebody_could_not_be_told_of_is_told_again() {
    Listening listening = new Listening(MONGO.database(), told, clock);
    now.set(T0.plus(Duration.ofDays(1)));
    listening.now();
    Instant back = now.get().plus(Duration.ofMinutes(5));
    now.set(back);
    List<AfterOutage> dies =
        List.of(
            since -> {
              throw new IllegalStateException("killed");
            });
    Listening killed = new Listening(MONGO.database(), dies, clock);
    assertThatThrownBy(killed::now).hasMessage("killed");
    timers.remind("g/then", back.plusSeconds(1));
    listening.now();
    assertThat(timers.dueAt("g/then")).contains(back.plus(Listening.GRACE));
  }
}
