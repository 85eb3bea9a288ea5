package io.muster.reporting.evidence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the log signed for as long as the service runs, and once more when it is told to stop;
 * hands on what was signed. A sink that hangs keeps nothing from being signed.
 */
class CheckpointKeeper implements SmartLifecycle {

  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private final Checkpoints checkpoints;
  private final Deliveries deliveries;
  private volatile ScheduledExecutorService timer;

  CheckpointKeeper(Checkpoints checkpoints, Deliveries deliveries) {
    this.checkpoints = checkpoints;
    this.deliveries = deliveries;
  }

  @Override
  public void start() {
    timer =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("checkpoints-", 0).daemon().factory());
    timer.scheduleWithFixedDelay(checkpoints::tick, 0, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(deliveries::tick, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    timer.shutdown();
    timer = null;
    checkpoints.cover(LAST_CHANCE);
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }

  /** Stops late, after those who may still be writing. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }
}
