package io.muster.starter;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while anything in this service has stopped following the log; parked events are told but do
 * not bring it down.
 */
class LogFollowersHealth implements HealthIndicator {

  private final EventProcessingConfiguration processing;

  LogFollowersHealth(EventProcessingConfiguration processing) {
    this.processing = processing;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    processing.eventProcessors().forEach((name, processor) -> tell(health, name, processor));
    return health.build();
  }

  private void tell(Health.Builder health, String name, EventProcessor processor) {
    if (processor instanceof StreamingEventProcessor streaming) {
      streaming.processingStatus().values().stream()
          .filter(status -> status.isErrorState())
          .findFirst()
          .ifPresent(status -> health.down().withDetail(name, String.valueOf(status.getError())));
    }
    if (!processor.isRunning() || processor.isError()) {
      health.down().withDetail(name, "has stopped");
    }
    processing
        .deadLetterQueue(name)
        .ifPresent(
            queue -> {
              if (queue.amountOfSequences() > 0) {
                health.withDetail(name + ".parked", queue.amountOfSequences());
              }
            });
  }
}
