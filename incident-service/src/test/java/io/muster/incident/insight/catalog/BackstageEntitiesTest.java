package io.muster.incident.insight.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.insight.catalog.BackstageEntities.Entity;
import io.muster.starter.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackstageEntitiesTest {

  @Test
  void several_documents_are_read_with_owner_tier_and_dependencies() {
    List<Entity> entities =
        BackstageEntities.read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: checkout
              title: Checkout
              description: Takes the money
              labels: {tier: "1"}
              links:
                - url: https://grafana.example/d/checkout
                  title: Dashboard
                - title: nothing
            spec:
              type: service
              owner: group:default/payments
              dependsOn:
                - resource:default/payments-db
                - component:ledger
                - rates
            ---
            kind: Resource
            metadata: {name: payments-db, annotations: {muster.io/tier: Tier 2}}
            ---
            kind: Group
            metadata: {name: payments}
            """);
    assertThat(entities)
        .containsExactly(
            new Entity(
                "Component",
                "checkout",
                "Checkout",
                "Takes the money",
                "payments",
                1,
                List.of("payments-db", "ledger", "rates"),
                List.of(new AlertLink("Dashboard", "https://grafana.example/d/checkout")),
                true),
            new Entity("Resource", "payments-db", null, null, null, 2, List.of(), List.of(), true),
            new Entity("Group", "payments", null, null, null, null, List.of(), List.of(), false));
  }

  @Test
  void json_is_read_as_well_also_as_a_list() {
    assertThat(
            BackstageEntities.read(
                "[{\"kind\":\"Component\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"tier\":4}}]"))
        .singleElement()
        .satisfies(entity -> assertThat(entity.tier()).isEqualTo(4));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "tier-2,2", "Tier 3,3", "tier4,4", "5,", "gold,"})
  void a_tier_is_read_as_people_write_it(String written, Integer tier) {
    assertThat(
            BackstageEntities.read(
                    "{kind: Component, metadata: {name: a, labels: {example.org/service-tier: '%s'}}}"
                        .formatted(written))
                .getFirst()
                .tier())
        .isEqualTo(tier);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a: [", "a: &x [*x, *x", "!!java.net.URL [http://example]"})
  void what_cannot_be_read_is_refused(String text) {
    assertThatThrownBy(() -> BackstageEntities.read(text))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.faults().getFirst().pointer()).isEqualTo("/document"));
  }

  @Test
  void what_is_no_entity_is_passed_over() {
    assertThat(BackstageEntities.read("just words")).isEmpty();
    assertThat(BackstageEntities.read("{metadata: [], spec: 3}"))
        .singleElement()
        .satisfies(entity -> assertThat(entity.service()).isFalse());
  }

  @Test
  void too_much_is_refused() {
    assertThatThrownBy(() -> BackstageEntities.read("- {kind: Component}\n".repeat(1_001)))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> BackstageEntities.read("x".repeat(1_000_001)))
        .isInstanceOf(Refused.class);
  }
}
