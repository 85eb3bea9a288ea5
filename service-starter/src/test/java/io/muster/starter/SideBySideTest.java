package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

/** A message here is just the position of its event. */
class SideBySideTest {

  private final SideBySide sideBySide = new SideBySide();
  private final List<Object> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void what_is_about_different_things_is_done_at_the_same_time_and_before_the_batch_ends() {
    CyclicBarrier together = new CyclicBarrier(3);
    ResultMessage<?> result =
        batch(
            message -> {
              sideBySide.run(
                  "thing " + position(message),
                  () -> {
                    meet(together);
                    done.add(position(message));
                  });
              return null;
            },
            1,
            2,
            3);
    assertThat(result.isExceptional()).isFalse();
    assertThat(done).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void what_is_about_the_same_thing_is_done_in_the_order_of_its_events() {
    batch(
        message -> {
          sideBySide.run("one thing", () -> done.add(position(message)));
          return null;
        },
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8);
    assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void whoever_settles_finds_all_done_that_was_asked_for_before() {
    List<Integer> found = new ArrayList<>();
    batch(
        message -> {
          if (position(message) == 3) {
            sideBySide.settle();
            found.add(done.size());
          }
          sideBySide.run("thing " + position(message), () -> done.add(position(message)));
          return null;
        },
        1,
        2,
        3);
    assertThat(found).containsExactly(2);
    assertThat(done).hasSize(3);
  }

  @Test
  void when_something_fails_the_batch_comes_again_and_the_event_at_fault_fails_alone() {
    List<Long> failed = new ArrayList<>();
    MessageHandler<EventMessage<?>> handler =
        message -> {
          try {
            sideBySide.run(
                "thing " + position(message),
                () -> {
                  if (position(message) == 2) {
                    throw new IllegalStateException("at fault");
                  }
                  done.add(position(message));
                });
          } catch (IllegalStateException e) {
            failed.add(position(message)); // as the dead-letter queue would
          }
          return null;
        };
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isTrue();
    assertThat(failed).isEmpty();
    done.clear();
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isFalse();
    assertThat(failed).containsExactly(2L);
    assertThat(done).containsExactly(1L, 3L);
  }

  @Test
  void what_failed_before_somebody_settled_fails_the_batch_and_not_who_settled() {
    List<Long> failed = new ArrayList<>();
    MessageHandler<EventMessage<?>> handler =
        message -> {
          try {
            if (position(message) == 2) {
              sideBySide.settle();
            } else {
              sideBySide.run("thing " + position(message), this::fail);
            }
          } catch (IllegalStateException e) {
            failed.add(position(message)); // as the dead-letter queue would
          }
          return null;
        };
    assertThat(batch(handler, 1, 2).isExceptional()).isTrue();
    assertThat(failed).isEmpty();
    assertThat(batch(handler, 1, 2).isExceptional()).isFalse();
    assertThat(failed).containsExactly(1L);
  }

  @Test
  void a_batch_that_had_begun_when_another_failed_still_waits_for_what_it_led_to() {
    ResultMessage<?> result =
        batch(
            message -> {
              if (position(message) == 1) {
                sideBySide.run("thing 1", this::fail);
                CompletableFuture.runAsync(this::anotherFails).join();
              }
              return null;
            },
            1,
            2);
    assertThat(result.isExceptional()).isTrue();
  }

  @Test
  void an_event_at_fault_is_parked_alone_and_what_the_others_lead_to_is_done() throws Exception {
    InMemorySequencedDeadLetterQueue<EventMessage<?>> parked =
        InMemorySequencedDeadLetterQueue.defaultQueue();
    DeadLetteringEventHandlerInvoker invoker =
        DeadLetteringEventHandlerInvoker.builder()
            .eventHandlers(new Things())
            .queue(parked)
            .transactionManager(NoTransactionManager.instance())
            .build();
    MessageHandler<EventMessage<?>> handler =
        message -> {
          invoker.handle(message, Segment.ROOT_SEGMENT);
          return null;
        };
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isTrue();
    assertThat(parked.size()).isZero();
    done.clear();
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isFalse();
    assertThat(done).containsExactly(1L, 3L);
    assertThat(parked.size()).isEqualTo(1);
    assertThat(parked.contains("thing-2")).isTrue();
  }

  /** Does what every event says, but for the second. */
  private final class Things {

    @EventHandler
    void on(Long position) {
      sideBySide.run(
          "thing " + position,
          () -> {
            if (position == 2) {
              fail();
            }
            done.add(position);
          });
    }
  }

  private void anotherFails() {
    batch(
        message -> {
          sideBySide.run("another " + position(message), this::fail);
          return null;
        },
        2,
        3);
  }

  private Object fail() {
    throw new IllegalStateException("at fault");
  }

  @Test
  void outside_a_batch_everything_is_done_at_once() {
    sideBySide.run("thing", () -> done.add(1L));
    assertThat(done).containsExactly(1L);
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long position(EventMessage<?> message) {
    return (Long) message.getPayload();
  }

  /** Handles messages the way a processor does. */
  private ResultMessage<?> batch(MessageHandler<EventMessage<?>> handler, long... positions) {
    List<EventMessage<?>> messages = new ArrayList<>();
    for (long position : positions) {
      messages.add(
          new GenericTrackedDomainEventMessage<>(
              new GlobalSequenceTrackingToken(position),
              new GenericDomainEventMessage<>("Thing", "thing-" + position, 0, position)));
    }
    BatchingUnitOfWork<EventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(messages);
    return unitOfWork.executeWithResult(
        () ->
            new DefaultInterceptorChain<EventMessage<?>>(
                    unitOfWork, List.of(sideBySide.inBatches()), handler)
                .proceed());
  }
}
