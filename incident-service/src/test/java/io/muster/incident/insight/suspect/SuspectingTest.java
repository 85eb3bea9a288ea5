package io.muster.incident.insight.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.dependency.DependencyGraph;
import io.muster.incident.insight.dependency.DependencyGraph.Edge;
import io.muster.incident.insight.dependency.DependencyGraph.Node;
import io.muster.incident.insight.suspect.Situation.Alarm;
import io.muster.incident.insight.suspect.Situation.Candidate;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuspectingTest {

  private static final Instant ONSET = Instant.parse("2026-11-27T03:00:00Z");

  /** web and app need api, api needs db. */
  private static final DependencyGraph GRAPH =
      new DependencyGraph(
          Stream.of("web", "app", "api", "db")
              .map(name -> new Node(name, NodeKind.SERVICE, null))
              .toList(),
          List.of(needs("web", "api"), needs("app", "api"), needs("api", "db")));

  private static Edge needs(String from, String to) {
    return new Edge(from, to, 0.9, false, ONSET, List.of());
  }

  private static Candidate change(String id, String service, ChangeKind kind, int minutesBefore) {
    return new Candidate(
        id, service, kind, ChangeOutcome.SUCCEEDED, ONSET.minusSeconds(minutesBefore * 60L));
  }

  private static Candidate deployed(String service, int minutesBefore) {
    return change(service + minutesBefore, service, ChangeKind.DEPLOYMENT, minutesBefore);
  }

  private static Situation situation(
      ChangeHistory history, List<String> alerting, Candidate... changes) {
    List<Alarm> alarms = new ArrayList<>();
    for (String service : alerting) {
      alarms.add(new Alarm(service, ONSET.plusSeconds(alarms.size() * 30L)));
    }
    return new Situation(ONSET, List.of(), alarms, List.of(changes), GRAPH, history);
  }

  private static List<Suspect> rank(List<String> alerting, Candidate... changes) {
    return Suspecting.rank(situation(new ChangeHistory(), alerting, changes));
  }

  private static List<String> ids(List<Suspect> suspects) {
    return suspects.stream().map(suspect -> suspect.change().changeId()).toList();
  }

  @Test
  void what_is_needed_by_all_that_alerts_is_suspected_before_the_latest_change() {
    List<Suspect> suspects =
        rank(List.of("api", "web", "app"), deployed("web", 2), deployed("api", 12));
    assertThat(ids(suspects)).containsExactly("api12", "web2");
    assertThat(suspects.getFirst().reaches()).containsExactly("api", "app", "web");
    assertThat(suspects.getLast().misses()).containsExactly("api", "app");
  }

  @Test
  void of_two_alike_the_later_is_suspected_first_and_what_came_after_not_at_all() {
    assertThat(ids(rank(List.of("api"), deployed("api", 50), deployed("api", 5))))
        .containsExactly("api5", "api50");
    assertThat(rank(List.of("api"), deployed("api", -10), deployed("api", 60 * 24 * 4))).isEmpty();
  }

  @Test
  void the_way_on_the_map_is_told() {
    Suspect suspect = rank(List.of("web"), deployed("db", 5)).getFirst();
    assertThat(suspect.path()).containsExactly("web", "api", "db");
    Evidence evidence = Evidence.of(suspect);
    assertThat(evidence.speaksFor()).contains("web is in trouble and needs db (web → api → db).");
    assertThat(evidence.against()).contains("api needs db and is quiet.");
    assertThat(evidence.refutedBy()).contains("api had no errors or delays when it called db.");
  }

  @Test
  void a_push_counts_less_than_what_makes_it_run() {
    assertThat(
            ids(
                rank(
                    List.of("api"),
                    change("push", "api", ChangeKind.PUSH, 4),
                    change("deploy", "api", ChangeKind.DEPLOYMENT, 6))))
        .containsExactly("deploy", "push");
  }

  @Test
  void what_broke_something_before_is_suspected_more_and_the_evidence_says_so() {
    Candidate web = deployed("api", 10);
    Candidate flag = change("flag", "api", ChangeKind.CONFIG, 10);
    ChangeHistory history =
        new ChangeHistory()
            .add("api", ChangeKind.CONFIG, 10, 4)
            .add("api", ChangeKind.DEPLOYMENT, 40, 0);
    List<Suspect> suspects = Suspecting.rank(situation(history, List.of("api"), web, flag));
    assertThat(ids(suspects)).containsExactly("flag", "api10");
    assertThat(Evidence.of(suspects.getFirst()).speaksFor())
        .contains("4 of 10 changes of this kind (config) to api caused an incident before.");
    assertThat(Evidence.of(suspects.getLast()).against())
        .contains(
            "None of 40 changes of this kind (deployment) to api is known to have caused an"
                + " incident.");
  }

  @Test
  void probabilities_leave_room_for_none_of_them() {
    List<Suspect> suspects = rank(List.of("api"), deployed("api", 5), deployed("web", 5));
    double sum = suspects.stream().mapToDouble(Suspect::probability).sum();
    assertThat(sum).isLessThan(1).isGreaterThan(0.5);
    assertThat(rank(List.of("api"), deployed("elsewhere", 4_000)).getFirst().probability())
        .isLessThan(0.1);
    assertThat(rank(List.of("api"))).isEmpty();
  }

  @Test
  void nothing_alerting_and_nothing_said_is_not_an_error() {
    assertThat(rank(List.of(), deployed("api", 5), change("x", null, ChangeKind.OTHER, 5)))
        .hasSize(2)
        .allSatisfy(suspect -> assertThat(suspect.probability()).isBetween(0.0, 1.0));
  }

  @Test
  void the_order_in_which_things_are_known_makes_no_difference() {
    SimulatedIncident incident = IncidentGenerator.of(7);
    Situation situation = Simulations.situation(incident);
    List<Suspect> ranked = Suspecting.rank(situation);
    List<Candidate> shuffled = new ArrayList<>(situation.changes());
    List<Alarm> alarms = new ArrayList<>(situation.alarms());
    Collections.shuffle(shuffled, new Random(1));
    Collections.shuffle(alarms, new Random(2));
    List<Suspect> again =
        Suspecting.rank(
            new Situation(
                situation.onset(),
                List.of(),
                alarms,
                shuffled,
                situation.graph(),
                situation.history()));
    assertThat(ids(again)).isEqualTo(ids(ranked));
    assertThat(again.getFirst().probability())
        .isCloseTo(ranked.getFirst().probability(), within(1e-9));
  }

  @Test
  void the_same_seed_makes_the_same_incident() {
    assertThat(IncidentGenerator.of(3)).isEqualTo(IncidentGenerator.of(3));
    assertThat(IncidentGenerator.of(3)).isNotEqualTo(IncidentGenerator.of(4));
  }

  @Test
  void the_simulated_incidents_are_still_those_the_formula_was_written_after() {
    assertThat(Sha256.hex(Simulations.seeds(1, 500).toString()))
        .isEqualTo("4c2e86ef0c35380a0a9c39e023a25ef1318a8dfab02dde989771acb90cf0085b");
  }
}
