package io.muster.incident.review.tracker;

import io.muster.eventlog.EventLog;
import io.muster.starter.Refused;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Speaks to every tracker once the service is up, so that an operator who has just renewed a
 * credential reads in the service's own log whether it works. It keeps nothing from starting.
 */
@Component
class TrackersAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(TrackersAtStart.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Trackers trackers;
  private final TrackerConnections connections;
  private final EventLog log;

  TrackersAtStart(Trackers trackers, TrackerConnections connections, EventLog log) {
    this.trackers = trackers;
    this.connections = connections;
    this.log = log;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    Thread.ofVirtual().name("trackers at start").start(this::tryAll);
  }

  private void tryAll() {
    try {
      if (trackers.await(log.head().position(), PATIENCE)) {
        trackers.all().stream().filter(tracker -> tracker.retired() == null).forEach(this::tryOut);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryOut(TrackerState tracker) {
    try {
      connections.tryOut(tracker.said());
    } catch (Refused e) {
      LOG.warn(
          "The tracker {} at {} cannot be used: {}",
          tracker.said().trackerId(),
          tracker.said().url(),
          e.getMessage());
    }
  }
}
