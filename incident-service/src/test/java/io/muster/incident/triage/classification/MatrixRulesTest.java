package io.muster.incident.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.MatrixContent;
import io.muster.contracts.classification.MatrixContent.AlertUrgency;
import io.muster.contracts.classification.MatrixContent.Breadth;
import io.muster.contracts.classification.MatrixContent.Cell;
import io.muster.contracts.classification.MatrixContent.TierImpact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatrixRulesTest {

  private static final MatrixContent GOOD = MatrixVersion.SHIPPED.content();

  @Test
  void the_shipped_matrix_keeps_the_rules() {
    assertThatCode(() -> MatrixRules.check(GOOD)).doesNotThrowAnyException();
  }

  @Test
  void what_is_wrong_is_pointed_to() {
    refused(withHops(11), "/dependentHops");
    refused(withBreadths(new Breadth(1, Impact.MINOR)), "/breadths/0/services");
    refused(
        withBreadths(new Breadth(5, Impact.MINOR), new Breadth(5, Impact.MINOR)),
        "/breadths/1/services");
    refused(
        withBreadths(new Breadth(5, Impact.EXTENSIVE), new Breadth(6, Impact.MINOR)),
        "/breadths/1/impact");
    refused(withCells(GOOD.severities().subList(0, 11)), "/severities");
    List<Cell> twice = new ArrayList<>(GOOD.severities());
    twice.set(11, twice.getFirst());
    refused(withCells(twice), "/severities/11");
    refused(withUrgencies(GOOD.urgencies().subList(0, 4)), "/urgencies");
    refused(withTiers(GOOD.tiers().subList(1, 4)), "/tiers");
    List<TierImpact> five = new ArrayList<>(GOOD.tiers());
    five.add(new TierImpact(5, Impact.MINOR, Impact.MINOR));
    refused(withTiers(five), "/tiers");
    refused(
        withTiers(
            Stream.concat(
                    GOOD.tiers().subList(0, 3).stream(),
                    Stream.of(new TierImpact(4, null, Impact.MINOR)))
                .toList()),
        "/tiers/3");
  }

  @Test
  void a_matrix_that_is_milder_where_more_suffers_or_it_presses_more_is_refused() {
    refused(cell(Impact.EXTENSIVE, Urgency.MEDIUM, Severity.SEV5), "/severities/2/severity");
    refused(cell(Impact.SIGNIFICANT, Urgency.HIGH, Severity.SEV5), "/severities/4/severity");
    List<TierImpact> tiers = new ArrayList<>(GOOD.tiers());
    tiers.set(3, new TierImpact(4, Impact.EXTENSIVE, Impact.MINOR));
    refused(withTiers(tiers), "/tiers/3/affected");
    List<AlertUrgency> urgencies = new ArrayList<>(GOOD.urgencies());
    urgencies.set(3, new AlertUrgency(AlertSeverity.INFO, Urgency.HIGH));
    refused(withUrgencies(urgencies), "/urgencies/3/urgency");
  }

  @Property(tries = 500)
  void under_any_matrix_that_is_let_through_more_never_makes_it_milder(
      @ForAll("matrices") MatrixContent content,
      @ForAll("catalogues") ServiceMap map,
      @ForAll("problems") Problem problem,
      @ForAll("problems") Problem more) {
    MatrixVersion matrix = new MatrixVersion(1, content);
    try {
      MatrixRules.check(content);
    } catch (Refused milderSomewhere) {
      return;
    }
    Problem both = problem;
    for (String service : more.services()) {
      both = both.with(more.alerts().iterator().next(), service, null);
    }
    Severity before = Classifying.of(matrix, map, problem, null).severity();
    Severity after = Classifying.of(matrix, map, both, null).severity();
    assertThat(before.worseThan(after)).isFalse();
  }

  @Provide
  Arbitrary<MatrixContent> matrices() {
    // Ascending severities make most of them monotonic; whatever is not is refused.
    Arbitrary<List<Severity>> row =
        Arbitraries.of(Severity.class)
            .list()
            .ofSize(3)
            .map(list -> list.stream().sorted().toList());
    Arbitrary<List<List<Severity>>> rows =
        row.list()
            .ofSize(4)
            .map(
                list ->
                    IntStream.range(0, 4)
                        .mapToObj(
                            i ->
                                IntStream.range(0, 3)
                                    .mapToObj(
                                        j ->
                                            list.subList(0, i + 1).stream()
                                                .map(each -> each.get(j))
                                                .max(Severity::compareTo)
                                                .orElseThrow())
                                    .toList())
                        .toList());
    return Combinators.combine(rows, Arbitraries.integers().between(0, 4))
        .as(
            (severities, hops) ->
                new MatrixContent(
                    GOOD.urgencies(), GOOD.tiers(), hops, GOOD.breadths(), cells(severities)));
  }

  private static List<Cell> cells(List<List<Severity>> severities) {
    List<Cell> cells = new ArrayList<>();
    for (Impact impact : Impact.values()) {
      for (Urgency urgency : Urgency.values()) {
        cells.add(
            new Cell(impact, urgency, severities.get(impact.ordinal()).get(urgency.ordinal())));
      }
    }
    return cells;
  }

  @Provide
  Arbitrary<ServiceMap> catalogues() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d", "e", "f");
    return Combinators.combine(
            names, Arbitraries.integers().between(1, 4), names.set().ofMaxSize(3))
        .as(
            (name, tier, needs) ->
                new CatalogEntry(
                    Catalogue.idOf(name),
                    name,
                    null,
                    null,
                    null,
                    tier,
                    needs.stream().filter(need -> !need.equals(name)).toList(),
                    List.of()))
        .list()
        .uniqueElements(CatalogEntry::name)
        .ofMaxSize(6)
        .map(ServiceMap::new);
  }

  @Provide
  Arbitrary<Problem> problems() {
    Arbitrary<Set<String>> services =
        Arbitraries.of("a", "b", "c", "d", "e", "f", "g").set().ofMinSize(1).ofMaxSize(6);
    return Combinators.combine(Arbitraries.of(AlertSeverity.class), services)
        .as(
            (alert, names) ->
                new Problem(
                    EnumSet.of(alert), Problem.severityOf(alert), List.copyOf(names), null));
  }

  private static MatrixContent cell(Impact impact, Urgency urgency, Severity severity) {
    return withCells(
        GOOD.severities().stream()
            .map(
                cell ->
                    cell.impact() == impact && cell.urgency() == urgency
                        ? new Cell(impact, urgency, severity)
                        : cell)
            .toList());
  }

  private static MatrixContent withCells(List<Cell> cells) {
    return new MatrixContent(
        GOOD.urgencies(), GOOD.tiers(), GOOD.dependentHops(), GOOD.breadths(), cells);
  }

  private static MatrixContent withHops(int hops) {
    return new MatrixContent(
        GOOD.urgencies(), GOOD.tiers(), hops, GOOD.breadths(), GOOD.severities());
  }

  private static MatrixContent withBreadths(Breadth... breadths) {
    return new MatrixContent(
        GOOD.urgencies(), GOOD.tiers(), GOOD.dependentHops(), List.of(breadths), GOOD.severities());
  }

  private static MatrixContent withTiers(List<TierImpact> tiers) {
    return new MatrixContent(
        GOOD.urgencies(), tiers, GOOD.dependentHops(), GOOD.breadths(), GOOD.severities());
  }

  private static MatrixContent withUrgencies(List<AlertUrgency> urgencies) {
    return new MatrixContent(
        urgencies, GOOD.tiers(), GOOD.dependentHops(), GOOD.breadths(), GOOD.severities());
  }

  private static void refused(MatrixContent content, String pointer) {
    assertThatThrownBy(() -> MatrixRules.check(content))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.faults().getFirst().pointer()).isEqualTo(pointer));
  }
}
