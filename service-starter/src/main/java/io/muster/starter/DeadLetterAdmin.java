package io.muster.starter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the events a handler could not take, parked with all that follow them in their aggregate,
 * and retries them.
 */
@RestController
@RequestMapping("/api/admin/${muster.service}/dead-letters")
@PreAuthorize("hasRole('admin')")
class DeadLetterAdmin {

  private final EventProcessingConfiguration processing;
  private final ProcessingGroups groups;

  DeadLetterAdmin(EventProcessingConfiguration processing, ProcessingGroups groups) {
    this.processing = processing;
    this.groups = groups;
  }

  /** One parked event and why. */
  record Parked(
      String group,
      String eventId,
      String aggregateId,
      String cause,
      Instant enqueuedAt,
      Instant lastTouched) {}

  @GetMapping
  List<Parked> list() {
    List<Parked> parked = new ArrayList<>();
    for (String group : groups.names()) {
      queue(group)
          .ifPresent(
              queue ->
                  queue
                      .deadLetters()
                      .forEach(
                          sequence ->
                              sequence.forEach(letter -> parked.add(parked(group, letter)))));
    }
    return parked;
  }

  /** Tries each parked sequence of a group again, in order; answers how many went through. */
  @PostMapping("/{group}/retry")
  Map<String, Object> retry(@PathVariable String group) {
    SequencedDeadLetterProcessor<EventMessage<?>> processor =
        processing
            .sequencedDeadLetterProcessor(group)
            .orElseThrow(() -> Refused.notFound("The processing group " + group));
    long sequences =
        StreamSupport.stream(queue(group).orElseThrow().deadLetters().spliterator(), false).count();
    long retried = 0;
    while (retried < sequences && processor.processAny()) {
      retried++;
    }
    return Map.of("sequences", sequences, "retried", retried);
  }

  private java.util.Optional<SequencedDeadLetterQueue<EventMessage<?>>> queue(String group) {
    return processing.deadLetterQueue(group);
  }

  private static Parked parked(String group, DeadLetter<? extends EventMessage<?>> letter) {
    EventMessage<?> message = letter.message();
    return new Parked(
        group,
        message.getIdentifier(),
        message instanceof DomainEventMessage<?> event ? event.getAggregateIdentifier() : null,
        letter.cause().map(Cause::message).orElse(null),
        letter.enqueuedAt(),
        letter.lastTouched());
  }
}
