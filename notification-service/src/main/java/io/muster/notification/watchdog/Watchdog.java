package io.muster.notification.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds whether paging keeps its promise, tells what stands against it, and lets
 * a heart beat outside only while nothing does. A look that fails is no proof.
 */
@Component
class Watchdog implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /**
   * What the last look came to.
   *
   * @param findings empty when it is proved
   * @param failed why there was no look; null when there was
   */
  record Look(Instant at, Set<Finding> findings, String failed) {
    Look {
      findings = Set.copyOf(findings);
    }

    boolean proved() {
      return failed == null && findings.isEmpty();
    }
  }

  private final PagingProof proof;
  private final Heartbeat heartbeat;
  private volatile Look last;
  private volatile Thread loop;

  Watchdog(PagingProof proof, Heartbeat heartbeat) {
    this.proof = proof;
    this.heartbeat = heartbeat;
  }

  /** Looks now. */
  Look look() {
    Look look = tried();
    tell(look);
    last = look;
    if (look.proved()) {
      heartbeat.beat(look.at());
    }
    return look;
  }

  private Look tried() {
    Instant now = proof.now();
    try {
      return new Look(now, proof.findings(), null);
    } catch (RuntimeException e) {
      return new Look(now, Set.of(), e.getClass().getSimpleName());
    }
  }

  /** Each finding once when it comes, and once when it has gone. */
  private void tell(Look look) {
    Set<Finding> before = last == null ? Set.of() : last.findings();
    if (look.failed() != null) {
      LOG.error("Whether paging works cannot be seen: {}", look.failed());
      return;
    }
    Set<Finding> news = new HashSet<>(look.findings());
    news.removeAll(before);
    news.forEach(finding -> LOG.error("Paging: {} {}", finding.kind(), finding.of()));
    if (look.findings().isEmpty() && !before.isEmpty()) {
      LOG.info("Paging is as promised again");
    }
  }

  /** What the last look came to; null before the first. */
  Look last() {
    return last;
  }

  /** Whether the last look is recent enough to be believed. */
  boolean looks() {
    Look look = last;
    return look != null
        && Duration.between(look.at(), proof.now()).compareTo(LOOK_EVERY.multipliedBy(6)) < 0;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("paging-watchdog").unstarted(this::run);
    loop = thread;
    thread.start();
  }

  private void run() {
    while (loop == Thread.currentThread()) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        look();
      } catch (InterruptedException e) {
        return;
      }
    }
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
}
