package io.muster.incident.triage.silence;

import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.alert.SilenceEvent.Created;
import io.muster.contracts.alert.SilenceEvent.Ended;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All silences, read from the log itself each time they are asked for: what was recorded before the
 * asker's place in the log is always in the answer, whichever process recorded it. Only what came
 * since the last time has to be read.
 */
@Component
public final class SilenceRegister {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private long next;

  SilenceRegister(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
    // After a crash or a restore the log may not be the one that was read.
    log.doorbell().onTrouble(this::forget);
  }

  /** A silence that silences at some moment, until another. */
  record InForce(Silence silence, Instant until) {}

  /** Everything that silences at a moment, for whoever stands at a place in the log. */
  public synchronized Quiet at(long position, Instant moment) {
    readOn();
    List<InForce> inForce = new ArrayList<>();
    for (Silence silence : silences.values()) {
      silence
          .silencesUntil(position, moment)
          .ifPresent(until -> inForce.add(new InForce(silence, until)));
    }
    return new Quiet(inForce);
  }

  /** Every silence there has been, the newest first. */
  public synchronized List<Silence> all() {
    readOn();
    return new ArrayList<>(silences.values()).reversed();
  }

  /** One of them. */
  public synchronized Optional<Silence> find(String id) {
    readOn();
    return Optional.ofNullable(silences.get(id));
  }

  /** The one that was created or ended at a place in the log. */
  public synchronized Optional<Silence> recordedAt(long position) {
    readOn();
    return silences.values().stream()
        .filter(
            silence ->
                silence.created().position() == position
                    || silence.ended() != null && silence.ended().position() == position)
        .findFirst();
  }

  private void readOn() {
    EventLog.Page page;
    do {
      page = log.readAggregate(SilenceEvent.REGISTER, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream().filter(event -> event.sequence() >= next).forEach(this::apply);
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
  }

  private void apply(StoredEvent recorded) {
    switch ((SilenceEvent) codec.decode(recorded)) {
      case Created created -> silences.put(created.silenceId(), Silence.of(created, recorded));
      case Ended ended ->
          silences.computeIfPresent(
              ended.silenceId(), (id, silence) -> silence.ended(ended, recorded));
    }
  }

  private synchronized void forget() {
    silences.clear();
    next = 0;
  }
}
