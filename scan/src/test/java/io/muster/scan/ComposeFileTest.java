package io.muster.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

  private static final String SHOP =
      """
      name: shop
      x-common: &common
        LEDGER_URL: http://ledger.internal:8080/v1
      services:
        checkout:
          image: registry.invalid/shop/checkout:4.2
          depends_on:
            db: {condition: service_healthy}
          environment:
            <<: *common
            DATABASE_URL: postgres://app:pa/ss@w0rd@db:5432/orders?sslmode=require
            PAYMENTS_URL: https://api.payments-provider.com/v2
            KAFKA_BOOTSTRAP_SERVERS: kafka:9092
        web:
          image: nginx:1.27
          depends_on: [checkout]
          environment:
            - SESSION_HOST=redis
        db: {image: "postgres:17"}
        redis: {image: "redis:7"}
        kafka: {image: "bitnami/kafka:4"}
        db-backup: {image: "postgres-backup-s3:15", depends_on: [db]}
      """;

  private static Found read(String text) {
    Found found = new Found();
    ComposeFile.read(text, "compose.yaml", null, found);
    return found;
  }

  @Test
  void what_is_written_as_needed_and_what_settings_connect_to_become_edges_with_their_lines() {
    assertThat(read(SHOP).edges())
        .containsExactly(
            new MapEdge("checkout", "api.payments-provider.com", 60, "compose.yaml:12"),
            new MapEdge("checkout", "db.shop", 80, "compose.yaml:8"),
            new MapEdge("checkout", "kafka.shop", 60, "compose.yaml:13"),
            new MapEdge("checkout", "ledger.internal", 60, "compose.yaml:3"),
            new MapEdge("db-backup", "db.shop", 80, "compose.yaml:22"),
            new MapEdge("web", "checkout", 80, "compose.yaml:16"),
            new MapEdge("web", "redis.shop", 60, "compose.yaml:18"));
  }

  @Test
  void images_tell_what_is_a_database_and_what_only_looks_like_one() {
    assertThat(read(SHOP).nodes())
        .contains(
            new MapNode("db.shop", NodeKind.DATABASE, "shop"),
            new MapNode("kafka.shop", NodeKind.QUEUE, "shop"),
            new MapNode("db-backup", NodeKind.SERVICE, "shop"),
            new MapNode("api.payments-provider.com", NodeKind.EXTERNAL, null));
  }

  @Test
  void nothing_of_a_password_gets_out_whatever_signs_are_in_it() {
    Found found = read(SHOP);
    assertThat(found.edges().toString() + found.nodes())
        .doesNotContain("pa/ss", "w0rd", "app:", "sslmode", "orders");
  }

  @Test
  void what_is_no_compose_file_is_refused_with_the_line() {
    assertThatThrownBy(() -> read("services:\n  a: [\n")).hasMessageContaining("Line 3");
    assertThatThrownBy(() -> read("kind: Deployment")).hasMessageContaining("no services");
    assertThatThrownBy(() -> read("")).hasMessageContaining("no services");
  }

  @Test
  void mappings_that_merge_themselves_come_to_an_end() {
    String circle = "services:\n  a: &a\n    image: nginx\n    environment: &e\n      <<: *e\n";
    assertThat(read(circle).nodes()).hasSize(1);
  }
}
