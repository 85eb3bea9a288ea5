package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The deployments of one namespace, and the releases they had: replica sets, each with a number
 * that counts up.
 */
final class KubernetesDeployments {

  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String TEMPLATE_HASH = "pod-template-hash";

  private final ApiCalls api;

  KubernetesDeployments(ApiCalls api) {
    this.api = api;
  }

  Reply find(String name) throws NotAnsweredException {
    return api.get("/deployments/" + name);
  }

  /** The replica sets by the labels of a deployment's pods, as the cluster answers. */
  Reply sets(JsonNode deployment) throws NotAnsweredException {
    String selector =
        deployment
            .path("spec")
            .path("selector")
            .path("matchLabels")
            .propertyStream()
            .map(label -> label.getKey() + "=" + label.getValue().asString(""))
            .collect(Collectors.joining(","));
    return api.get(
        "/replicasets?labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8));
  }

  /** Every release of a deployment that is still kept, the newest first. */
  static List<JsonNode> releases(JsonNode deployment, Reply sets) {
    String uid = deployment.path("metadata").path("uid").asString("");
    return sets.body()
        .path("items")
        .valueStream()
        .filter(set -> isOwnedBy(set, uid))
        .sorted(Comparator.comparingLong(KubernetesDeployments::revision).reversed())
        .toList();
  }

  /**
   * Changes a deployment, unless somebody has changed it since it was looked at.
   *
   * @param spec the parts of its specification that become others
   * @param annotations null for those that are taken away
   * @param dryRun whether the cluster goes through all of it and stores nothing
   */
  Reply patch(JsonNode deployment, JsonNode spec, Map<String, String> annotations, boolean dryRun)
      throws NotAnsweredException {
    ArrayNode patch = ApiCalls.JSON.createArrayNode();
    JsonNode metadata = deployment.path("metadata");
    add(patch, "replace", "/metadata/resourceVersion", metadata.path("resourceVersion"));
    ObjectNode marks = ApiCalls.JSON.createObjectNode();
    metadata
        .path("annotations")
        .propertyStream()
        .forEach(each -> marks.set(each.getKey(), each.getValue()));
    annotations.forEach(
        (name, value) -> {
          if (value == null) {
            marks.remove(name);
          } else {
            marks.put(name, value);
          }
        });
    add(patch, "add", "/metadata/annotations", marks);
    spec.propertyStream()
        .forEach(part -> add(patch, "replace", "/spec/" + part.getKey(), part.getValue()));
    return api.send(
        "PATCH",
        "/deployments/%s?fieldManager=muster%s"
            .formatted(metadata.path("name").asString(""), dryRun ? "&dryRun=All" : ""),
        "application/json-patch+json",
        patch);
  }

  private static void add(ArrayNode patch, String operation, String path, JsonNode value) {
    patch.addObject().put("op", operation).put("path", path).set("value", value);
  }

  /** The release that runs now. */
  static Optional<JsonNode> current(JsonNode deployment, List<JsonNode> releases) {
    return releases.stream().filter(set -> revision(set) == revision(deployment)).findFirst();
  }

  /**
   * An earlier release.
   *
   * @param named its number, or the name of its replica set; null: the one before
   */
  static Optional<JsonNode> earlier(JsonNode deployment, List<JsonNode> releases, String named) {
    return releases.stream()
        .filter(set -> revision(set) < revision(deployment))
        .filter(
            set ->
                named == null
                    || named.equals(nameOf(set))
                    || named.equals(Long.toString(revision(set))))
        .findFirst();
  }

  /**
   * What a deployment has to be like to run a release: its template without the mark of the set.
   */
  static JsonNode templateOf(JsonNode set) {
    ObjectNode template = (ObjectNode) set.path("spec").path("template").deepCopy();
    if (template.path("metadata").path("labels") instanceof ObjectNode labels) {
      labels.remove(TEMPLATE_HASH);
    }
    return ApiCalls.JSON.createObjectNode().set("template", template);
  }

  static String nameOf(JsonNode set) {
    return set.path("metadata").path("name").asString("");
  }

  private static long revision(JsonNode object) {
    return object.path("metadata").path("annotations").path(REVISION).asLong(0);
  }

  private static boolean isOwnedBy(JsonNode set, String uid) {
    return set.path("metadata")
        .path("ownerReferences")
        .valueStream()
        .anyMatch(owner -> owner.path("uid").asString("").equals(uid));
  }
}
