package io.muster.incident.insight.dependency;

import static org.hamcrest.Matchers.containsString;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.dependency.DependencyCommand.State;
import io.muster.contracts.dependency.DependencyCommand.Withdraw;
import io.muster.contracts.dependency.DependencyEvent.Stated;
import io.muster.contracts.dependency.DependencyEvent.Withdrawn;
import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.DependencySourceCommand.Import;
import io.muster.contracts.dependency.DependencySourceCommand.Retire;
import io.muster.contracts.dependency.DependencySourceCommand.See;
import io.muster.contracts.dependency.DependencySourceEvent.EdgesSeen;
import io.muster.contracts.dependency.DependencySourceEvent.Imported;
import io.muster.contracts.dependency.DependencySourceEvent.Retired;
import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class MapSourceTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final Actor BY = Actor.person("mina", "Mina Moreau");
  private static final List<MapNode> NODES =
      List.of(
          new MapNode("a", NodeKind.SERVICE, null), new MapNode("b", NodeKind.DATABASE, "shop"));
  private static final List<MapEdge> EDGES = List.of(new MapEdge("a", "b", 80, "compose.yaml:3"));

  private final FixtureConfiguration<MapSource> sources = fixture(MapSource.class);

  private static <T> FixtureConfiguration<T> fixture(Class<T> type) {
    FixtureConfiguration<T> fixture = new AggregateTestFixture<>(type);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
    return fixture;
  }

  private static Import bringIn(List<MapEdge> edges) {
    return new Import("s", DependencySource.COMPOSE, "compose.yaml", NODES, edges, BY);
  }

  private static Imported imported(List<MapEdge> edges, Instant at) {
    return new Imported("s", DependencySource.COMPOSE, "compose.yaml", NODES, edges, BY, at);
  }

  private static See see(MapEdge... edges) {
    return new See("s", DependencySource.TRACE, "int-1", NODES, List.of(edges), BY);
  }

  private static EdgesSeen seen(Instant at, MapEdge... edges) {
    return new EdgesSeen("s", DependencySource.TRACE, "int-1", NODES, List.of(edges), BY, at);
  }

  @Test
  void a_file_brought_in_again_is_news_when_it_says_something_else_or_after_a_day() {
    sources.givenNoPriorActivity().when(bringIn(EDGES)).expectEvents(imported(EDGES, NOW));
    Instant lately = NOW.minus(Duration.ofHours(23));
    sources.given(imported(EDGES, lately)).when(bringIn(EDGES)).expectNoEvents();
    sources
        .given(imported(EDGES, NOW.minus(Duration.ofDays(1))))
        .when(bringIn(EDGES))
        .expectEvents(imported(EDGES, NOW));
    sources
        .given(imported(EDGES, lately))
        .when(bringIn(List.of()))
        .expectEvents(imported(List.of(), NOW));
  }

  @Test
  void what_was_retired_is_news_when_it_is_brought_in_again() {
    sources
        .given(imported(EDGES, NOW), retired())
        .when(bringIn(EDGES))
        .expectEvents(imported(EDGES, NOW));
    sources.given(imported(EDGES, NOW), retired()).when(new Retire("s", BY)).expectNoEvents();
    sources.givenNoPriorActivity().when(new Retire("s", BY)).expectException(Refused.class);
  }

  private static Retired retired() {
    return new Retired("s", DependencySource.COMPOSE, "compose.yaml", BY, NOW);
  }

  @Test
  void an_observed_edge_is_news_once_a_day_however_often_it_is_seen() {
    MapEdge known = new MapEdge("a", "b", 95, null);
    MapEdge fresh = new MapEdge("b", "a", 95, null);
    sources
        .given(seen(NOW.minus(Duration.ofHours(1)), known))
        .when(see(known, fresh, fresh))
        .expectEvents(seen(NOW, fresh));
    sources
        .given(seen(NOW.minus(Duration.ofDays(2)), known))
        .when(see(known))
        .expectEvents(seen(NOW, known));
    sources.given(seen(NOW, known)).when(see(known)).expectNoEvents();
  }

  @Test
  void what_makes_no_sense_is_pointed_to() {
    sources
        .givenNoPriorActivity()
        .when(bringIn(List.of(new MapEdge("a", "a", 80, null))))
        .expectException(Refused.class)
        .expectExceptionMessage(containsString("Nothing needs itself"));
    sources
        .givenNoPriorActivity()
        .when(bringIn(List.of(new MapEdge("a", "b\nc", 80, null))))
        .expectException(Refused.class);
    sources
        .givenNoPriorActivity()
        .when(bringIn(List.of(new MapEdge("a", "b", 0, null))))
        .expectException(Refused.class);
  }

  @Test
  void what_somebody_says_of_two_stands_until_it_is_taken_back() {
    FixtureConfiguration<StatedDependency> said = fixture(StatedDependency.class);
    State no = new State("d", "a", "b", NodeKind.DATABASE, false, " moved ", BY);
    Stated stated = new Stated("d", "a", "b", NodeKind.DATABASE, false, "moved", BY, NOW);
    said.givenNoPriorActivity().when(no).expectEvents(stated);
    said.given(stated).when(no).expectNoEvents();
    Withdrawn withdrawn = new Withdrawn("d", "a", "b", BY, NOW);
    said.given(stated).when(new Withdraw("d", BY)).expectEvents(withdrawn);
    said.given(stated, withdrawn).when(new Withdraw("d", BY)).expectNoEvents();
  }
}
