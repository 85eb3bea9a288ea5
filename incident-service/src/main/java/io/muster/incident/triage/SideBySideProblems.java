package io.muster.incident.triage;

import io.muster.eventlog.CommitTooLargeException;
import io.muster.incident.triage.AlertGrouping.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.MDC;

/** The problems of one message, taken in at the same time as far as they have nothing in common. */
final class SideBySideProblems {

  /** Enough for a round trip to the disk to be shared, few enough to leave others a connection. */
  private static final int AT_ONCE = 16;

  private static final Executor THREADS =
      step -> Thread.ofVirtual().name("alert-grouping").start(step);

  private final Queue<AlertBatch> left;
  private final Function<AlertBatch, Outcome> taking;
  private final AtomicReference<RuntimeException> failed = new AtomicReference<>();

  private SideBySideProblems(List<AlertBatch> batches, Function<AlertBatch, Outcome> taking) {
    this.left = new ConcurrentLinkedQueue<>(batches);
    this.taking = taking;
  }

  /**
   * Takes each. What fails is thrown when all that had begun is done: first of all that for which
   * the source sends again, and what can never be recorded only when nothing else failed.
   */
  static Outcome take(List<AlertBatch> batches, Function<AlertBatch, Outcome> taking) {
    int helpers = areApart(batches) ? Math.min(AT_ONCE, batches.size()) - 1 : 0;
    return new SideBySideProblems(batches, taking).takeWith(helpers);
  }

  /** Whether no problem and no alert is in two of them; the order of those that are counts. */
  private static boolean areApart(List<AlertBatch> batches) {
    Set<String> problems = new HashSet<>();
    Set<String> alerts = new HashSet<>();
    for (AlertBatch batch : batches) {
      Set<String> own = new HashSet<>();
      batch.alerts().forEach(alert -> own.add(alert.key()));
      if (!problems.add(batch.groupingKey()) || own.stream().anyMatch(alerts::contains)) {
        return false;
      }
      alerts.addAll(own);
    }
    return true;
  }

  /** The thread that asks takes its share. */
  private Outcome takeWith(int helpers) {
    Map<String, String> said = MDC.getCopyOfContextMap();
    List<CompletableFuture<Outcome>> shares = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      shares.add(CompletableFuture.supplyAsync(() -> saying(said), THREADS));
    }
    Outcome outcome = takeShare();
    for (CompletableFuture<Outcome> share : shares) {
      outcome = outcome.and(share.join());
    }
    if (failed.get() != null) {
      throw failed.get();
    }
    return outcome;
  }

  /** What is recorded and logged names the request it came by. */
  private Outcome saying(Map<String, String> context) {
    if (context != null) {
      MDC.setContextMap(context);
    }
    return takeShare();
  }

  /** One after the other, as long as some are left. */
  private Outcome takeShare() {
    Outcome outcome = Outcome.NOTHING;
    for (AlertBatch batch = left.poll(); batch != null; batch = left.poll()) {
      try {
        outcome = outcome.and(taking.apply(batch));
      } catch (CommitTooLargeException e) {
        // It will not come again, so nothing may be left out for it.
        failed.compareAndSet(null, e);
      } catch (RuntimeException e) {
        left.clear();
        failed.updateAndGet(
            first -> first == null || first instanceof CommitTooLargeException ? e : first);
      }
    }
    return outcome;
  }
}
