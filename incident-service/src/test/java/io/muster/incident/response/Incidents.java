package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentCommand.Open;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The people and the incident that the tests of this package tell about. */
final class Incidents {

  static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  static final String ID = "inc-1";
  static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  static final Actor RAVI = Actor.person("ravi", "Ravi Rao");
  static final Actor MINA = Actor.person("mina", "Mina Moreau");
  static final Actor ACME = Actor.client("muster-partner-acme");
  static final Actor GLOBEX = Actor.client("muster-partner-globex");
  static final Actor TRIAGE = Actor.system("alert-triage");

  private Incidents() {}

  static FixtureConfiguration<Incident> fixture() {
    FixtureConfiguration<Incident> fixture = new AggregateTestFixture<>(Incident.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
    return fixture;
  }

  static Person person(Actor actor) {
    return new Person(actor.id(), actor.name());
  }

  static Open open(String title, Actor by, Authority authority) {
    return new Open(
        ID,
        7,
        title,
        null,
        Severity.SEV2,
        List.of("checkout"),
        Source.declared(),
        null,
        NOW,
        null,
        by,
        authority);
  }

  static Opened openedBy(Actor by) {
    return new Opened(
        ID,
        7,
        "Checkout fails",
        null,
        Severity.SEV2,
        List.of("checkout"),
        Source.declared(),
        null,
        NOW,
        by,
        NOW);
  }
}
