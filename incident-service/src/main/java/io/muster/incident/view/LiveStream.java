package io.muster.incident.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Tells many listeners at once what has just become readable, and those who were away for a while
 * what they missed. A listener that does not keep up is let go; it comes back and resumes.
 */
@Component
class LiveStream {

  /** For coming back after a moment; whoever was away longer reads again. */
  private static final int REMEMBERED = 2_000;

  private static final int WAITING_FOR_ONE_LISTENER = 500;

  private final Deque<LiveMessage> remembered = new ArrayDeque<>();
  private final Set<Listener> listeners = new LinkedHashSet<>();
  private long rememberedAfter = Long.MAX_VALUE;
  private long readable;
  private boolean closed;

  /** One open stream. */
  final class Listener implements AutoCloseable {

    private final BlockingQueue<LiveMessage> waiting =
        new ArrayBlockingQueue<>(WAITING_FOR_ONE_LISTENER + REMEMBERED);
    private final Predicate<LiveMessage> sees;
    private volatile boolean letGo;

    private Listener(Predicate<LiveMessage> sees) {
      this.sees = sees;
    }

    /** The next message, or null when none came in time or it was let go. */
    LiveMessage next(Duration patience) throws InterruptedException {
      return letGo ? null : waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean letGo() {
      return letGo;
    }

    /** Up to where everything was told; null while something waits to be told. */
    Long heard() {
      synchronized (LiveStream.this) {
        return waiting.isEmpty() ? readable : null;
      }
    }

    private void offer(LiveMessage message) {
      if (message.resync() || sees.test(message)) {
        letGo |= !waiting.offer(message);
      }
    }

    @Override
    public void close() {
      synchronized (LiveStream.this) {
        listeners.remove(this);
      }
    }
  }

  /**
   * Opens a stream.
   *
   * @param after position of the last message heard; null to begin now
   * @param sees what this listener may hear of
   */
  synchronized Listener join(Long after, Predicate<LiveMessage> sees) {
    Listener listener = new Listener(sees);
    if (after != null && after != readable) {
      if (after < rememberedAfter || after > readable) {
        listener.offer(LiveMessage.resync(readable));
      } else {
        remembered.stream().filter(m -> m.position() > after).forEach(listener::offer);
      }
    }
    listener.letGo |= closed;
    listeners.add(listener);
    return listener;
  }

  /** Everything before this position happened too long ago to be told. */
  synchronized void begin(long position) {
    remembered.clear();
    rememberedAfter = position;
    readable = position;
    notifyAll();
  }

  /** These messages, and everything else up to a position, are readable now. */
  synchronized void tell(List<LiveMessage> messages, long upTo) {
    for (LiveMessage message : messages) {
      remembered.add(message);
      if (remembered.size() > REMEMBERED) {
        rememberedAfter = remembered.remove().position();
      }
      listeners.forEach(listener -> listener.offer(message));
    }
    listeners.removeIf(Listener::letGo);
    readable = upTo;
    notifyAll();
  }

  /** Everything in the log up to here can be read. */
  synchronized long readable() {
    return readable;
  }

  /** Waits until a position can be read; false when that takes too long. */
  synchronized boolean await(long position, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (readable < position) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Lets everyone go, so that the service can stop. */
  synchronized void close() {
    closed = true;
    listeners.forEach(listener -> listener.letGo = true);
    listeners.clear();
  }

  synchronized int listeners() {
    return listeners.size();
  }
}
