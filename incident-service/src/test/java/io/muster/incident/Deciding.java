package io.muster.incident;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ApplyMore;

/**
 * Lets an aggregate decide without a repository; far faster than a fixture for thousands of tries.
 */
public final class Deciding extends AggregateLifecycle {

  private final Consumer<Object> applied;

  private Deciding(Consumer<Object> applied) {
    this.applied = applied;
  }

  /** Runs a decision; each event it applies goes to {@code applied}. */
  public static void by(Consumer<Object> applied, Runnable decision) {
    new Deciding(applied).execute(decision);
  }

  @Override
  protected <T> ApplyMore doApply(T payload, MetaData metaData) {
    applied.accept(payload);
    return null;
  }

  @Override
  protected boolean getIsLive() {
    return true;
  }

  @Override
  protected Long version() {
    return null;
  }

  @Override
  protected String type() {
    return "aggregate";
  }

  @Override
  protected Object identifier() {
    return null;
  }

  @Override
  protected void doMarkDeleted() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected <T> Aggregate<T> doCreateNew(Class<T> type, Callable<T> factory) {
    throw new UnsupportedOperationException();
  }
}
