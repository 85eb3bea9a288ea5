package io.muster.incident.insight.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.dependency.DependencyGraph.Edge;
import io.muster.incident.insight.dependency.DependencyGraph.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");

  private final GraphWeighing weighing = new GraphWeighing(NOW);

  private void say(String from, String to, SaidBy by, double confidence, int daysAgo) {
    Instant at = NOW.minus(Duration.ofDays(daysAgo));
    weighing.say(from, to, new Said(by, by + " of " + from, confidence, at, null, true));
  }

  private void deny(String from, String to) {
    weighing.say(from, to, new Said(SaidBy.PERSON, "mina", 1, NOW, null, false));
  }

  private Edge only() {
    return weighing.graph().edges().getFirst();
  }

  @Test
  void sources_that_agree_make_an_edge_surer_than_each_of_them() {
    say("a", "b", SaidBy.COMPOSE, 0.8, 0);
    say("a", "b", SaidBy.SCAN, 0.5, 0);
    assertThat(only().confidence()).isCloseTo(0.9, within(1e-9));
    assertThat(only().said()).extracting(Said::by).containsExactly(SaidBy.COMPOSE, SaidBy.SCAN);
  }

  @Test
  void what_was_observed_fades_by_half_in_two_weeks_and_is_gone_at_last() {
    say("a", "b", SaidBy.TRACE, 0.9, 14);
    assertThat(only().confidence()).isCloseTo(0.45, within(1e-9));
    say("c", "d", SaidBy.TRACE, 0.9, 60);
    assertThat(weighing.graph().edges()).hasSize(1);
  }

  @Test
  void the_catalogue_does_not_fade() {
    weighing.catalogued(
        new CatalogEntry("id", "a", null, null, null, 1, List.of("b"), List.of()),
        NOW.minus(Duration.ofDays(900)));
    assertThat(only().confidence()).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void a_persons_word_outweighs_all_others_either_way() {
    say("a", "b", SaidBy.TRACE, 0.95, 0);
    deny("a", "b");
    DependencyGraph graph = weighing.graph();
    assertThat(graph.edges()).isEmpty();
    assertThat(graph.needs("a")).isEmpty();
    assertThat(graph.denied()).singleElement().satisfies(e -> assertThat(e.said()).hasSize(2));
    say("c", "d", SaidBy.PERSON, 1, 400);
    say("c", "d", SaidBy.SCAN, 0.1, 0);
    assertThat(only().confidence()).isEqualTo(1);
  }

  @Test
  void what_is_hit_is_told_nearest_first_by_the_shortest_and_surest_way_and_circles_end() {
    say("web", "checkout", SaidBy.COMPOSE, 0.8, 0);
    say("app", "checkout", SaidBy.COMPOSE, 0.4, 0);
    say("checkout", "db", SaidBy.COMPOSE, 0.9, 0);
    say("report", "web", SaidBy.COMPOSE, 0.9, 0);
    say("report", "app", SaidBy.COMPOSE, 0.9, 0);
    say("db", "report", SaidBy.COMPOSE, 0.9, 0);
    DependencyGraph graph = weighing.graph();
    assertThat(graph.up("db", 5))
        .extracting(DependencyGraph.Reached::path)
        .containsExactly(
            List.of("db", "checkout"),
            List.of("db", "checkout", "app"),
            List.of("db", "checkout", "web"),
            List.of("db", "checkout", "web", "report"));
    assertThat(graph.up("db", 5).getLast().confidence()).isCloseTo(0.8, within(1e-9));
    assertThat(graph.up("db", 1)).hasSize(1);
    assertThat(graph.down("checkout", 1))
        .extracting(reached -> reached.node().name())
        .containsExactly("db");
    assertThat(graph.up("nobody knows it", 3)).isEmpty();
  }

  @Test
  void of_several_that_name_a_place_the_one_that_knows_more_decides() {
    weighing.node("db", NodeKind.SERVICE, null);
    weighing.node("db", NodeKind.DATABASE, "shop");
    assertThat(weighing.graph().find("db"))
        .contains(new DependencyGraph.Node("db", NodeKind.DATABASE, "shop"));
  }
}
