package io.muster.reporting.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.eventlog.StoredCommit;
import io.muster.reporting.audit.AuditReport.ControlResult;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The populations of engagements as they were at a position of the log, kept for a while: going
 * from page to page goes through the period once. What is at a position stays as it is; what a
 * reader may see does not, so that it is asked for each time. Titles stand in it, so all of it is
 * dropped at each step of an erasure.
 */
@Component
final class KeptPopulations {

  private static final Duration KEPT = Duration.ofMinutes(10);

  /** What a subject of a control takes, and some more. */
  private static final int BYTES = 256;

  /** So many subjects of controls, of all engagements together, take an eighth of the memory. */
  private static final long MOST = Runtime.getRuntime().maxMemory() / 8 / BYTES;

  private final Cache<Key, List<ControlResult>> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Key key, List<ControlResult> controls) -> weight(key, controls))
          .expireAfterWrite(KEPT)
          .build();

  /** How often all was dropped. */
  private final AtomicInteger forgotten = new AtomicInteger();

  /** Told of every commit. */
  void seen(StoredCommit commit) {
    if (commit.aggregateType().equals("Erasure")) {
      forget();
    }
  }

  /** Nothing but speed is lost. */
  void forget() {
    forgotten.incrementAndGet();
    kept.invalidateAll();
  }

  private static int weight(Key key, List<ControlResult> controls) {
    return controls.stream()
        .mapToInt(control -> 1 + control.sample().size())
        .reduce(key.hidden().size(), Integer::sum);
  }

  /**
   * What a population is told by.
   *
   * @param hidden ids of the incidents the reader may not see this moment
   */
  record Key(String engagementId, long position, String readerId, Set<String> hidden) {
    Key {
      hidden = Set.copyOf(hidden);
    }
  }

  /**
   * Every control with its whole population, without the evidence of each. What was still being
   * gone through when all was dropped is not kept either.
   *
   * @param gone goes through the period, unless that was done
   */
  List<ControlResult> of(Key key, Supplier<List<ControlResult>> gone) {
    int before = forgotten.get();
    List<ControlResult> controls = kept.get(key, ignored -> gone.get());
    if (forgotten.get() != before) {
      kept.invalidate(key);
    }
    return controls;
  }
}
