package io.muster.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Calls that arrive together go to the database as one. Whoever comes while a call is under way
 * waits for it, and one of those who waited then makes the next for all of them. Alone, a caller
 * waits for nobody.
 *
 * @param <Q> what one caller asks
 * @param <A> what one caller is answered
 */
public final class SharedCalls<Q, A> {

  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_WEIGHT = 16 << 20;

  private final ToIntFunction<Q> weight;
  private final Function<List<Q>, List<A>> call;
  private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock calling = new ReentrantLock();

  /**
   * Nothing is called yet.
   *
   * @param weight of one question, in bytes: together they stay below what a message may hold
   * @param call answers questions in their order; what it throws is thrown to all who asked
   */
  public SharedCalls(ToIntFunction<Q> weight, Function<List<Q>, List<A>> call) {
    this.weight = weight;
    this.call = call;
  }

  private static final class Waiting<Q, A> {
    private final Q question;
    private A answer;
    private RuntimeException failure;
    private boolean done;

    Waiting(Q question) {
      this.question = question;
    }
  }

  /** Asks, with all who ask at this time; the call is made after this one came. */
  public A ask(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question);
    waiting.add(mine);
    calling.lock();
    try {
      while (!mine.done) {
        answer(next());
      }
    } finally {
      calling.unlock();
    }
    if (mine.failure != null) {
      throw mine.failure;
    }
    return mine.answer;
  }

  private List<Waiting<Q, A>> next() {
    List<Waiting<Q, A>> next = new ArrayList<>();
    int total = 0;
    for (Waiting<Q, A> one = waiting.peek(); one != null; one = waiting.peek()) {
      total += weight.applyAsInt(one.question);
      if (!next.isEmpty() && (total > MOST_WEIGHT || next.size() == MOST_AT_ONCE)) {
        break;
      }
      next.add(waiting.remove());
    }
    return next;
  }

  private void answer(List<Waiting<Q, A>> together) {
    try {
      List<A> answers = call.apply(together.stream().map(one -> one.question).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).answer = answers.get(i);
      }
    } catch (RuntimeException e) {
      together.forEach(one -> one.failure = e);
    } finally {
      together.forEach(one -> one.done = true);
    }
  }
}
