package io.muster.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tries parked events of some groups again by itself: a database that was away for a moment must
 * not keep an incident from calling anybody, nor a person from being erased, until somebody looks.
 */
class ParkedEvents implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final EventProcessingConfiguration processing;
  private final List<RetriedByItself> groups;
  private final MongoCollection<Document> parked;
  private volatile Thread loop;

  /**
   * Does not start yet.
   *
   * @param parked the events of all groups, which mostly are none
   */
  ParkedEvents(
      EventProcessingConfiguration processing,
      List<RetriedByItself> groups,
      MongoCollection<Document> parked) {
    this.processing = processing;
    this.groups = List.copyOf(groups);
    this.parked = parked;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("parked-events").unstarted(this::run);
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
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        if (parked.find().projection(Projections.include("_id")).first() != null) {
          groups.forEach(this::retry);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Cannot look for parked events; looking again: {}", e.getClass().getSimpleName());
      }
    }
  }

  private void retry(RetriedByItself group) {
    SequencedDeadLetterQueue<EventMessage<?>> queue =
        processing.deadLetterQueue(group.group()).orElse(null);
    long parked = queue == null ? 0 : queue.amountOfSequences();
    SequencedDeadLetterProcessor<EventMessage<?>> processor =
        processing.sequencedDeadLetterProcessor(group.group()).orElse(null);
    // One that fails is not due any more, so each is tried once.
    for (long i = 0; i < parked; i++) {
      processor.process(letter -> isDue(group, letter));
    }
  }

  /** By the clock of the dead-letter queue, which is not the one that incidents are told in. */
  private static boolean isDue(
      RetriedByItself group, DeadLetter<? extends EventMessage<?>> letter) {
    Instant now = GenericDeadLetter.clock.instant();
    return !now.isBefore(group.due(letter.enqueuedAt(), letter.lastTouched()));
  }
}
