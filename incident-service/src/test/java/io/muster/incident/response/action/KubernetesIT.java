package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Against a double of a namespace that keeps to optimistic locking, goes through dry runs without
 * storing anything, and makes a replica set for each template.
 */
class KubernetesIT {

  private static final String NAMESPACE = "/apis/apps/v1/namespaces/shop";
  private static final String REVISION = "deployment.kubernetes.io/revision";

  private final Namespace shop = new Namespace();
  private final ActionConnection cluster =
      new KubernetesProtocol().connect(shop.uri(NAMESPACE), ApiDouble.TOKEN);

  @AfterEach
  void it_stops() {
    shop.close();
  }

  /** One deployment, {@code checkout}, at its third release. */
  private static final class Namespace extends ApiDouble {
    private ObjectNode deployment =
        (ObjectNode)
            JSON.readTree(
                """
                {"metadata":{"name":"checkout","uid":"uid-1","resourceVersion":"100",
                  "annotations":{"%s":"3"}},
                 "spec":{"replicas":3,"selector":{"matchLabels":{"app":"checkout"}},
                  "template":{"metadata":{"labels":{"app":"checkout"}},"spec":{"image":"v3"}}}}"""
                    .formatted(REVISION));
    private boolean changedMeanwhile;
    private boolean releasesAreAway;

    @Override
    Told answer(Asked asked) {
      String path = asked.path();
      if (path.equals(NAMESPACE + "/replicasets")) {
        assertThat(asked.query()).containsEntry("labelSelector", "app=checkout");
        return releasesAreAway
            ? new Told(503, object().put("message", "etcd is away"))
            : new Told(200, sets());
      }
      if (!path.equals(NAMESPACE + "/deployments/checkout")) {
        return new Told(404, object().put("message", "deployments.apps not found"));
      }
      if (asked.method().equals("PATCH")) {
        return patch(asked);
      }
      JsonNode shown = deployment.deepCopy();
      if (changedMeanwhile) {
        metadata().put("resourceVersion", "999");
        changedMeanwhile = false;
      }
      return new Told(200, shown);
    }

    private ObjectNode metadata() {
      return (ObjectNode) deployment.path("metadata");
    }

    private Told patch(Asked asked) {
      assertThat(asked.contentType()).isEqualTo("application/json-patch+json");
      assertThat(asked.query()).containsEntry("fieldManager", "muster");
      ObjectNode next = deployment.deepCopy();
      for (JsonNode step : asked.body()) {
        String path = step.path("path").asString();
        String[] parts = path.substring(1).split("/");
        assertThat(parts).hasSize(2);
        if (path.equals("/metadata/resourceVersion")
            && !step.path("value").equals(metadata().path("resourceVersion"))) {
          return new Told(409, object().put("message", "the object has been modified"));
        }
        ((ObjectNode) next.path(parts[0])).set(parts[1], step.path("value"));
      }
      if (!"All".equals(asked.query().get("dryRun"))) {
        int version = metadata().path("resourceVersion").asInt() + 1;
        ((ObjectNode) next.path("metadata")).put("resourceVersion", "" + version);
        deployment = next;
      }
      return new Told(200, next);
    }

    private JsonNode sets() {
      ObjectNode list = object();
      var items = list.putArray("items");
      for (int i = 1; i <= 3; i++) {
        items.add(
            JSON.readTree(
                """
                {"metadata":{"name":"checkout-%d","annotations":{"%s":"%d"},
                  "ownerReferences":[{"uid":"uid-1"}]},
                 "spec":{"template":{"metadata":{"labels":{"app":"checkout","pod-template-hash":"h%d"}},
                  "spec":{"image":"v%d"}}}}"""
                    .formatted(i, REVISION, i, i, i)));
      }
      items.add(
          JSON.readTree(
              "{\"metadata\":{\"name\":\"other-9\",\"annotations\":{\"%s\":\"2\"},\"ownerReferences\":[{\"uid\":\"uid-2\"}]}}"
                  .formatted(REVISION)));
      return list;
    }

    int replicas() {
      return deployment.path("spec").path("replicas").asInt();
    }

    String image() {
      return deployment.path("spec").path("template").path("spec").path("image").asString();
    }
  }

  private static ActionRequest request(String id, ActionKind kind, String... parameters) {
    List<ActionParameter> told = new ArrayList<>();
    told.add(new ActionParameter("deployment", "checkout"));
    for (int i = 0; i < parameters.length; i += 2) {
      told.add(new ActionParameter(parameters[i], parameters[i + 1]));
    }
    return new ActionRequest(id, kind, told, null, null);
  }

  private static ActionRequest scale(String id, int replicas) {
    return request(id, ActionKind.SCALE_DEPLOYMENT, "replicas", "" + replicas);
  }

  @Test
  void a_deployment_is_tried_scaled_found_again_and_scaled_back() {
    ProviderAnswer tried = cluster.dryRun(scale("a", 6));
    assertThat(tried.result()).isEqualTo(Result.WOULD_DO);
    assertThat(tried.says()).isEqualTo("From 3 to 6 replicas");
    assertThat(shop.replicas()).isEqualTo(3);
    assertThat(cluster.status(scale("a", 6)).result()).isEqualTo(Result.NOT_SEEN);

    assertThat(cluster.execute(scale("a", 6)).reference()).isEqualTo("3");
    assertThat(shop.replicas()).isEqualTo(6);
    assertThat(cluster.status(scale("a", 6)).result()).isEqualTo(Result.DONE);
    assertThat(cluster.undo(scale("a", 6)).result()).isEqualTo(Result.UNDONE);
    assertThat(shop.replicas()).isEqualTo(3);
    assertThat(cluster.status(scale("a", 6)).result()).isEqualTo(Result.UNDONE);
    assertThat(cluster.undo(scale("a", 6)).result()).isEqualTo(Result.UNDONE);
    assertThat(shop.deployment.path("metadata").path("annotations").propertyNames())
        .containsExactlyInAnyOrder(REVISION, KubernetesConnection.UNDONE_OF);
  }

  @Test
  void a_change_whose_answer_is_lost_says_itself_that_it_was_made() {
    shop.silent = true;
    assertThat(cluster.execute(scale("a", 6)).result()).isEqualTo(Result.UNKNOWN);
    shop.silent = false;
    ProviderAnswer found = cluster.status(scale("a", 6));
    assertThat(found.result()).isEqualTo(Result.DONE);
    assertThat(found.reference()).isEqualTo("3");
  }

  @Test
  void what_somebody_changed_meanwhile_is_not_overwritten() {
    shop.changedMeanwhile = true;
    assertThat(cluster.execute(scale("a", 6)).result()).isEqualTo(Result.UNKNOWN);
    assertThat(cluster.status(scale("a", 6)).result()).isEqualTo(Result.NOT_SEEN);
    assertThat(shop.replicas()).isEqualTo(3);
  }

  @Test
  void what_another_action_changed_since_is_not_taken_back() {
    cluster.execute(scale("a", 6));
    cluster.execute(scale("b", 9));
    assertThat(cluster.undo(scale("a", 6)).result()).isEqualTo(Result.REFUSED);
    assertThat(shop.replicas()).isEqualTo(9);
    assertThat(cluster.undo(scale("b", 9)).result()).isEqualTo(Result.UNDONE);
    assertThat(shop.replicas()).isEqualTo(6);
  }

  @Test
  void a_release_is_rolled_back_to_the_one_before_or_to_a_named_one_and_forward_again() {
    ActionRequest before = request("a", ActionKind.ROLL_BACK_RELEASE);
    assertThat(cluster.dryRun(before).says()).isEqualTo("From checkout-3 to checkout-2");
    assertThat(shop.image()).isEqualTo("v3");
    assertThat(cluster.execute(before).result()).isEqualTo(Result.DONE);
    assertThat(shop.image()).isEqualTo("v2");
    assertThat(shop.deployment.toString()).doesNotContain("pod-template-hash");
    assertThat(cluster.undo(before).result()).isEqualTo(Result.UNDONE);
    assertThat(shop.image()).isEqualTo("v3");

    ActionRequest first = request("b", ActionKind.ROLL_BACK_RELEASE, "release", "1");
    assertThat(cluster.execute(first).result()).isEqualTo(Result.DONE);
    assertThat(shop.image()).isEqualTo("v1");
    ActionRequest none = request("c", ActionKind.ROLL_BACK_RELEASE, "release", "other-9");
    assertThat(cluster.dryRun(none).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void releases_that_cannot_be_listed_at_the_moment_leave_open_whether_one_is_there() {
    ActionRequest before = request("a", ActionKind.ROLL_BACK_RELEASE);
    cluster.execute(before);
    shop.releasesAreAway = true;
    assertThat(cluster.undo(before).result()).isEqualTo(Result.UNKNOWN);
    assertThat(cluster.dryRun(before).says()).contains("etcd is away");
    shop.releasesAreAway = false;
    assertThat(cluster.undo(before).result()).isEqualTo(Result.UNDONE);
    assertThat(shop.image()).isEqualTo("v3");
  }

  @Test
  void what_a_deployment_was_before_is_gone_when_somebody_has_edited_it_away() {
    cluster.execute(scale("a", 6));
    ((ObjectNode) shop.metadata().path("annotations")).remove(KubernetesConnection.BEFORE);
    assertThat(cluster.undo(scale("a", 6)).result()).isEqualTo(Result.REFUSED);
    assertThat(shop.replicas()).isEqualTo(6);
  }

  @Test
  void a_deployment_that_is_not_there_is_a_refusal_in_its_own_words() {
    ActionRequest missing =
        new ActionRequest(
            "a",
            ActionKind.SCALE_DEPLOYMENT,
            List.of(
                new ActionParameter("deployment", "nothing"), new ActionParameter("replicas", "1")),
            null,
            null);
    assertThat(cluster.dryRun(missing).says()).contains("deployments.apps not found");
    assertThat(cluster.dryRun(missing).result()).isEqualTo(Result.REFUSED);
  }
}
