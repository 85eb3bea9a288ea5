package io.muster.reporting.erasure;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has the steps of erasures taken whenever one may be due, and looks again after trouble. */
class ErasureKeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureKeeper.class);

  /** For what failed, and for what another copy of this service was told. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final ErasureProcess process;
  private final Semaphore news = new Semaphore(1);
  private volatile Thread loop;

  ErasureKeeper(ErasureProcess process, ErasureRows rows) {
    this.process = process;
    rows.onChange(news::release);
  }

  @Override
  public void start() {
    Thread thread = Thread.ofPlatform().daemon().name("erasures").unstarted(this::run);
    loop = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread running = loop;
    loop = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }

  private void run() {
    while (loop == Thread.currentThread()) {
      try {
        news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        process.advance();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Cannot look for erasures; looking again: {}", e.getMessage());
      }
    }
  }
}
