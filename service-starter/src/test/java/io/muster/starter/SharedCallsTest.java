package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedCallsTest {

  private final List<List<Integer>> calls = Collections.synchronizedList(new ArrayList<>());

  @Test
  void those_who_wait_for_a_call_under_way_share_the_next_and_each_gets_its_own_answer()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    SharedCalls<Integer, Integer> doubled =
        new SharedCalls<>(
            one -> 1,
            all -> {
              calls.add(all);
              begun.countDown();
              await(goOn);
              return all.stream().map(one -> 2 * one).toList();
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = callers.submit(() -> doubled.ask(0));
      begun.await();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 1; i <= 20; i++) {
        int mine = i;
        others.add(
            callers.submit(
                () -> {
                  waiting.incrementAndGet();
                  return doubled.ask(mine);
                }));
      }
      while (waiting.get() < 20) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(first.get()).isZero();
      for (int i = 1; i <= 20; i++) {
        assertThat(others.get(i - 1).get()).isEqualTo(2 * i);
      }
    }
    assertThat(calls.getFirst()).containsExactly(0);
    assertThat(calls.stream().mapToInt(List::size).sum()).isEqualTo(21);
    assertThat(calls).hasSizeLessThan(21);
  }

  @Test
  void a_call_holds_no_more_than_a_message_may() {
    SharedCalls<Integer, Integer> heavy =
        new SharedCalls<>(
            one -> 10 << 20,
            all -> {
              calls.add(all);
              return all;
            });
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        int mine = i;
        callers.submit(() -> heavy.ask(mine));
      }
    }
    assertThat(calls).hasSize(50).allSatisfy(call -> assertThat(call).hasSize(1));
  }

  @Test
  void a_failure_is_told_to_who_asked_and_to_nobody_later() {
    AtomicInteger made = new AtomicInteger();
    SharedCalls<Integer, Integer> once =
        new SharedCalls<>(
            one -> 1,
            all -> {
              if (made.getAndIncrement() == 0) {
                throw new IllegalStateException("away");
              }
              return all;
            });
    assertThatThrownBy(() -> once.ask(1)).hasMessage("away");
    assertThat(once.ask(2)).isEqualTo(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
