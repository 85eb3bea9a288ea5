package io.muster.incident.insight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceMapTest {

  @Test
  void what_needs_a_service_is_found_through_others_with_the_shortest_way_there() {
    ServiceMap map =
        new ServiceMap(
            List.of(
                entry("checkout", 1, "payments", "payments-db"),
                entry("payments", 2, "payments-db"),
                entry("shop", 1, "checkout"),
                entry("blog", 4)));
    assertThat(map.dependents("payments-db", 5))
        .extracting(found -> String.join(" < ", found.path()))
        .containsExactly(
            "payments-db < checkout", "payments-db < payments", "payments-db < checkout < shop");
    assertThat(map.dependents("payments-db", 1)).hasSize(2);
    assertThat(map.dependents("payments-db", 0)).isEmpty();
    assertThat(map.dependents("blog", 5)).isEmpty();
  }

  @Test
  void services_may_need_each_other_in_a_circle() {
    ServiceMap map =
        new ServiceMap(List.of(entry("a", 1, "b"), entry("b", 2, "c"), entry("c", 3, "a")));
    assertThat(map.dependents("a", 10))
        .extracting(found -> found.service().name())
        .containsExactly("c", "b");
  }

  @Test
  void a_service_that_others_need_is_known_even_if_it_is_not_in_the_catalogue() {
    ServiceMap map = new ServiceMap(List.of(entry("checkout", 1, "payments-db")));
    assertThat(map.knows("payments-db")).isTrue();
    assertThat(map.namedOnly()).containsExactly("payments-db");
    assertThat(map.knows("search")).isFalse();
  }

  private static CatalogEntry entry(String name, int tier, String... dependsOn) {
    return new CatalogEntry(
        Catalogue.idOf(name), name, null, null, null, tier, List.of(dependsOn), List.of());
  }
}
