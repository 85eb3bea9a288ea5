package io.muster.notification.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What was recorded about the things that are in use, each from its first event on, as it lies in
 * the log: sealed, so that what is erased cannot be read here either. Every commit this process
 * comes to see is added; where some may have been left out, all is forgotten.
 */
@Component
final class Remembered {

  /** An eighth of the smallest heap a service is given. */
  private static final long MOST_BYTES = 32L << 20;

  private static final int BYTES_OF_AN_EVENT = 500;

  private final MongoLogStorageEngine engine;

  /** A {@link Reading} stands for what is just being read. */
  private final Cache<String, Kept> things =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String id, Kept kept) -> kept.weight())
          .build();

  Remembered(MongoLogStorageEngine engine) {
    this.engine = engine;
    engine.watch(this::seen, things::invalidateAll);
  }

  private sealed interface Kept {

    int weight();
  }

  /** A commit that is seen meanwhile takes its place away, as it may have come too late for it. */
  private static final class Reading implements Kept {

    @Override
    public int weight() {
      return BYTES_OF_AN_EVENT;
    }
  }

  /**
   * All that is recorded about a thing.
   *
   * @param kind of thing; null while nothing is recorded
   */
  record History(String kind, List<StoredEvent> events) implements Kept {

    @Override
    public int weight() {
      return events.stream()
          .mapToInt(event -> event.payload().length + event.metadata().length + BYTES_OF_AN_EVENT)
          .reduce(BYTES_OF_AN_EVENT, Integer::sum);
    }

    private History and(StoredCommit commit) {
      List<StoredEvent> all = new ArrayList<>(events);
      all.addAll(commit.events());
      return new History(commit.aggregateType(), List.copyOf(all));
    }
  }

  /** From now on everything recorded before this call is in the answers. */
  void catchUp() {
    engine.catchUp();
  }

  /**
   * All that is recorded about a thing, up to when this process caught up last, and all it has
   * recorded itself since.
   *
   * @param log reads it there when it is not remembered
   */
  History of(String id, Supplier<History> log) {
    engine.hear();
    if (things.getIfPresent(id) instanceof History known) {
      return known;
    }
    Reading reading = new Reading();
    things.put(id, reading);
    History read = log.get();
    things.asMap().replace(id, reading, read);
    return read;
  }

  private void seen(StoredCommit commit) {
    things
        .asMap()
        .compute(commit.aggregateId(), (id, kept) -> after(Optional.ofNullable(kept), commit));
  }

  /** What this process never asked for is remembered only from its beginning. */
  private static Kept after(Optional<Kept> kept, StoredCommit commit) {
    if (kept.isEmpty()) {
      return commit.firstSequence() == 0
          ? new History(commit.aggregateType(), commit.events())
          : null;
    }
    if (!(kept.get() instanceof History known)) {
      return null;
    }
    if (commit.lastSequence() < known.events().size()) {
      return known;
    }
    return commit.firstSequence() == known.events().size() ? known.and(commit) : null;
  }
}
