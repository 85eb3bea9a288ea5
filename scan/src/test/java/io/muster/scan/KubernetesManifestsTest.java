package io.muster.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.dependency.MapEdge;
import io.muster.contracts.dependency.MapNode;
import io.muster.contracts.dependency.NodeKind;
import org.junit.jupiter.api.Test;

class KubernetesManifestsTest {

  private static final String SHOP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: checkout, namespace: shop}
      spec:
        template:
          metadata: {labels: {app: checkout}}
          spec:
            containers:
              - name: app
                image: shop/checkout:4.2
                args: ["--ledger-url=http://ledger.finance.svc.cluster.local:8080"]
                env:
                  - {name: DB_URL, value: "jdbc:postgresql://orders-db:5432/orders"}
                  - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
                  - name: CART_URL
                    valueFrom: {configMapKeyRef: {name: checkout-config, key: cart}}
                envFrom:
                  - configMapRef: {name: checkout-config}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: checkout-config, namespace: shop}
      data:
        cart: http://cart
        BROKER_HOST: mq.shop.svc
      ---
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: Service
          metadata: {name: orders-db, namespace: shop}
          spec: {selector: {app: orders-postgres}}
        - apiVersion: apps/v1
          kind: StatefulSet
          metadata: {name: orders-postgres, namespace: shop}
          spec:
            template:
              metadata: {labels: {app: orders-postgres}}
              spec: {containers: [{name: db, image: "postgres:17"}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: geo, namespace: shop}
      spec: {type: ExternalName, externalName: api.geo-provider.com}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: db}
      stringData: {url: "postgres://app:secret@hidden-db:5432/x"}
      """;

  private static Found read(String text) {
    Found found = new Found();
    KubernetesManifests.read(text, "k8s.yaml", found);
    return found;
  }

  @Test
  void settings_arguments_and_config_maps_lead_through_services_to_workloads() {
    assertThat(read(SHOP).edges())
        .containsExactly(
            new MapEdge("checkout", "cart", 60, "k8s.yaml:24"),
            new MapEdge("checkout", "ledger", 60, "k8s.yaml:11"),
            new MapEdge("checkout", "mq.shop", 50, "k8s.yaml:25"),
            new MapEdge("checkout", "orders-postgres.shop", 75, "k8s.yaml:13"),
            new MapEdge("geo", "api.geo-provider.com", 80, "k8s.yaml:45"));
  }

  @Test
  void places_are_of_their_kind_and_namespace() {
    assertThat(read(SHOP).nodes())
        .contains(
            new MapNode("orders-postgres.shop", NodeKind.DATABASE, "shop"),
            new MapNode("mq.shop", NodeKind.QUEUE, null),
            new MapNode("checkout", NodeKind.SERVICE, "shop"));
  }

  @Test
  void secrets_are_not_opened() {
    assertThat(read(SHOP).nodes().toString()).doesNotContain("hidden-db", "secret");
  }

  @Test
  void what_holds_no_manifest_is_refused() {
    assertThatThrownBy(() -> read("services: {}")).hasMessageContaining("no Kubernetes manifest");
  }
}
