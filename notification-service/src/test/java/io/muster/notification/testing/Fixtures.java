package io.muster.notification.testing;

import io.muster.contracts.Command;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Aggregate fixtures that know how this service finds aggregates and time. */
public final class Fixtures {

  /** The moment at which every command of a fixture is given. */
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private Fixtures() {}

  /** A fixture whose clock stands at {@link #NOW}. */
  public static <T> AggregateTestFixture<T> of(Class<T> aggregate) {
    AggregateTestFixture<T> fixture = new AggregateTestFixture<>(aggregate);
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.setReportIllegalStateChange(false);
    return fixture;
  }
}
