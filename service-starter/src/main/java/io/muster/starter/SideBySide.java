package io.muster.starter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Does what the events of one batch lead to side by side, where each step waits for its own commit:
 * what fifty incidents ask for then goes to disk together instead of one after the other. What is
 * about the same thing is done in the order of its events, and all of it before the batch ends.
 *
 * <p>When something fails, the batch fails and comes again; up to its end everything is then done
 * one by one, so that the event at fault fails alone and is parked.
 */
public class SideBySide {

  /** Enough for a round trip to the disk to be shared, few enough to leave others a connection. */
  private static final int AT_ONCE = 16;

  private static final String BATCH = SideBySide.class.getName();

  private final Executor threads =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("side-by-side-", 0).factory());

  /** Up to this position everything is done one by one. */
  private volatile long oneByOneUpTo;

  /** What the events of one batch lead to. */
  private static final class Batch {

    /** What was asked for last about each thing. */
    private final Map<String, CompletableFuture<Void>> last = new HashMap<>();

    /** What failed first; then the batch fails, whatever becomes of the rest. */
    private RuntimeException failed;

    /** Waits for all that was asked for. */
    void await() {
      try {
        CompletableFuture.allOf(last.values().toArray(CompletableFuture[]::new)).join();
      } catch (CompletionException e) {
        if (failed == null) {
          failed = e.getCause() instanceof RuntimeException cause ? cause : e;
        }
      } finally {
        last.clear();
      }
    }

    void ask(String about, Runnable step, Executor threads) {
      CompletableFuture<Void> before =
          last.getOrDefault(about, CompletableFuture.completedFuture(null));
      last.put(about, before.thenRunAsync(step, threads));
    }
  }

  /**
   * Does something that must be safe to do twice; at once, where it is not part of a batch.
   *
   * @param about what is asked for about the same is done in order
   */
  public void run(String about, Runnable step) {
    Batch batch = batch();
    if (batch == null) {
      step.run();
      return;
    }
    batch.ask(about, step, threads);
  }

  /**
   * Waits for all that the events before this one led to, for what concerns more than one thing.
   * What of it failed is not this event's fault, so it is the batch that fails by it, at its end.
   */
  public void settle() {
    Batch batch = batch();
    if (batch != null) {
      batch.await();
    }
  }

  private static Batch batch() {
    return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(BATCH) : null;
  }

  /** Ends each batch when all that its events led to is done. */
  MessageHandlerInterceptor<EventMessage<?>> inBatches() {
    return (unitOfWork, chain) -> {
      if (!(unitOfWork instanceof BatchingUnitOfWork<?> several)
          || several.getMessages().size() == 1) {
        return chain.proceed();
      }
      Map<String, Object> resources = unitOfWork.root().resources();
      if (position(unitOfWork.getMessage()) <= oneByOneUpTo) {
        // Another batch may have failed since this one began.
        if (resources.remove(BATCH) instanceof Batch begun) {
          settle(begun, unitOfWork);
        }
        return chain.proceed();
      }
      Batch batch = (Batch) resources.computeIfAbsent(BATCH, name -> new Batch());
      boolean handled = false;
      try {
        Object result = chain.proceed();
        handled = true;
        return result;
      } finally {
        if (!handled || several.isLastMessage()) {
          settle(batch, unitOfWork);
        }
      }
    };
  }

  private void settle(Batch batch, UnitOfWork<?> unitOfWork) {
    batch.await();
    if (batch.failed == null) {
      return;
    }
    if (unitOfWork instanceof BatchingUnitOfWork<?> several) {
      oneByOneUpTo =
          Math.max(
              oneByOneUpTo,
              several.getMessages().stream().mapToLong(SideBySide::position).max().orElse(0));
    }
    throw batch.failed;
  }

  private static long position(Object message) {
    return message instanceof TrackedEventMessage<?> tracked
        ? tracked.trackingToken().position().orElse(0)
        : 0;
  }
}
