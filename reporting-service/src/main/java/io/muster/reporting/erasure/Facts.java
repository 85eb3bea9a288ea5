package io.muster.reporting.erasure;

import io.muster.contracts.Event;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is recorded about erasures and holds, up to this very moment. */
class Facts {

  private static final int PAGE = 200;

  private final EventLog log;
  private final EventCodec codec;

  Facts(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Everything recorded about one thing, oldest first. */
  <E extends Event> List<E> of(String aggregateId, Class<E> kind) {
    List<E> events = new ArrayList<>();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        commit.events().forEach(event -> events.add(kind.cast(codec.decode(event))));
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return events;
  }

  /** How far a person's erasure has come. */
  ErasureState erasure(String personId) {
    ErasureState state = new ErasureState();
    of(ErasureEvent.idFor(personId), ErasureEvent.class).forEach(state::apply);
    return state;
  }

  /** A service's word that it has scrubbed what it held of a person. */
  Optional<ScrubEvent.Done> scrubbed(String service, String personId) {
    return log.commitOf(ScrubEvent.idFor(service, personId), 0)
        .map(commit -> (ScrubEvent.Done) codec.decode(commit.events().getFirst()));
  }

  /** Sequence number of the newest event. */
  long version(String aggregateId) {
    return log.lastSequence(aggregateId).orElse(-1L);
  }
}
