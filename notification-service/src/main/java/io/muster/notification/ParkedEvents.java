package io.muster.notification;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries again, by itself, whatever paging could not handle: a database that was away for a moment
 * must not keep an incident from calling anybody until a person looks. Says so loudly meanwhile.
 */
@Component
class ParkedEvents {

  private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);
  private static final List<String> THAT_PAGE =
      List.of("notification.escalation", "notification.pages");

  private final EventProcessingConfiguration processing;

  ParkedEvents(EventProcessingConfiguration processing) {
    this.processing = processing;
  }

  @Scheduled(fixedDelayString = "${muster.retry-parked-every:5s}")
  void retry() {
    THAT_PAGE.forEach(this::retry);
  }

  private void retry(String group) {
    long parked = parked(group);
    if (parked == 0) {
      return;
    }
    LOG.error("{}: the events of {} incidents or pages are parked; trying again", group, parked);
    for (long i = 0; i < parked; i++) {
      processing
          .sequencedDeadLetterProcessor(group)
          .ifPresent(SequencedDeadLetterProcessor<EventMessage<?>>::processAny);
    }
  }

  private long parked(String group) {
    return processing.deadLetterQueue(group).map(queue -> queue.amountOfSequences()).orElse(0L);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  static class Clockwork {}
}
