package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads Kubernetes manifests: which workload speaks to which Service or host, by its environment,
 * its arguments and the ConfigMaps it names. Secrets are not opened.
 */
public final class KubernetesManifests {

  private static final Set<String> WORKLOADS =
      Set.of(
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "ReplicaSet",
          "Job",
          "CronJob",
          "Pod",
          "Rollout");
  private static final int MOST = 2_000;
  private static final int BEHIND_SERVICE = 15;

  private final String file;
  private final Found found;
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Node> configMaps = new LinkedHashMap<>();

  private KubernetesManifests(String file, Found found) {
    this.file = file;
    this.found = found;
  }

  private record Workload(String name, String namespace, NodeKind kind, Node pod) {
    String place() {
      return kind == NodeKind.SERVICE ? name : Hosts.stored(name, namespace);
    }
  }

  private record Service(String name, String namespace, Map<String, String> selector) {}

  /**
   * Adds what manifests say, one document or many, or a {@code List}.
   *
   * @param file their name, for where things are said
   * @throws UnreadableException when there is no manifest in it
   */
  public static void read(String text, String file, Found found) {
    KubernetesManifests manifests = new KubernetesManifests(file, found);
    int taken = 0;
    for (Node document : Yamls.documents(text)) {
      List<Node> items =
          Yamls.text(Yamls.at(document, "kind")).filter("List"::equals).isPresent()
              ? Yamls.list(Yamls.at(document, "items"))
              : List.of(document);
      for (Node item : items) {
        taken += manifests.take(item) ? 1 : 0;
      }
      if (taken > MOST) {
        throw new UnreadableException("There are more than " + MOST + " manifests in it.");
      }
    }
    if (taken == 0) {
      throw new UnreadableException("There is no Kubernetes manifest in it.");
    }
    manifests.finish();
  }

  private boolean take(Node manifest) {
    Optional<String> kind = Yamls.text(Yamls.at(manifest, "kind"));
    Optional<String> name = Yamls.text(Yamls.at(manifest, "metadata", "name"));
    if (kind.isEmpty() || name.isEmpty() || Yamls.at(manifest, "apiVersion") == null) {
      return false;
    }
    String namespace = Yamls.text(Yamls.at(manifest, "metadata", "namespace")).orElse(null);
    if (WORKLOADS.contains(kind.get())) {
      Node pod = pod(kind.get(), manifest);
      workloads.add(new Workload(name.get(), namespace, kindOf(pod), pod));
    } else if (kind.get().equals("Service")) {
      service(name.get(), namespace, manifest);
    } else if (kind.get().equals("ConfigMap")) {
      configMaps.put(name.get(), Yamls.at(manifest, "data"));
    }
    return true;
  }

  private void service(String name, String namespace, Node manifest) {
    Map<String, String> selector = new LinkedHashMap<>();
    Yamls.map(Yamls.at(manifest, "spec", "selector"))
        .forEach((key, value) -> Yamls.text(value).ifPresent(said -> selector.put(key, said)));
    services.put(name, new Service(name, namespace, selector));
    Node external = Yamls.at(manifest, "spec", "externalName");
    Yamls.text(external)
        .flatMap(host -> Hosts.place(host, NodeKind.SERVICE, namespace))
        .ifPresent(
            place -> {
              found.node(place.name(), place.kind(), null);
              found.needs(name, place.name(), 80, file + ":" + Yamls.line(external));
            });
  }

  private static Node pod(String kind, Node manifest) {
    return switch (kind) {
      case "Pod" -> manifest;
      case "CronJob" -> Yamls.at(manifest, "spec", "jobTemplate", "spec", "template");
      default -> Yamls.at(manifest, "spec", "template");
    };
  }

  private static NodeKind kindOf(Node pod) {
    return containers(pod).stream()
        .flatMap(container -> Yamls.text(Yamls.at(container, "image")).stream())
        .map(Images::kind)
        .findFirst()
        .orElse(NodeKind.SERVICE);
  }

  private static List<Node> containers(Node pod) {
    List<Node> containers = new ArrayList<>(Yamls.list(Yamls.at(pod, "spec", "containers")));
    containers.addAll(Yamls.list(Yamls.at(pod, "spec", "initContainers")));
    return containers;
  }

  private void finish() {
    for (Workload workload : workloads) {
      found.node(workload.place(), workload.kind(), workload.namespace());
      for (Node container : containers(workload.pod())) {
        container(workload, container);
      }
    }
  }

  private void container(Workload workload, Node container) {
    for (Node entry : Yamls.list(Yamls.at(container, "env"))) {
      String key = Yamls.text(Yamls.at(entry, "name")).orElse("");
      setting(workload, key, Yamls.at(entry, "value"));
      Node from = Yamls.at(entry, "valueFrom", "configMapKeyRef");
      Yamls.text(Yamls.at(from, "name"))
          .map(configMaps::get)
          .flatMap(
              data -> Yamls.text(Yamls.at(from, "key")).map(wanted -> Yamls.map(data).get(wanted)))
          .ifPresent(value -> setting(workload, key, value));
    }
    for (Node source : Yamls.list(Yamls.at(container, "envFrom"))) {
      Yamls.text(Yamls.at(source, "configMapRef", "name"))
          .map(configMaps::get)
          .ifPresent(
              data -> Yamls.map(data).forEach((key, value) -> setting(workload, key, value)));
    }
    for (String field : List.of("args", "command")) {
      for (Node argument : Yamls.list(Yamls.at(container, field))) {
        String[] option = Yamls.text(argument).orElse("").split("=", 2);
        if (option.length == 2) {
          setting(workload, option[0], option[1], Yamls.line(argument));
        }
      }
    }
  }

  private void setting(Workload workload, String key, Node value) {
    if (value != null) {
      Yamls.text(value).ifPresent(said -> setting(workload, key, said, Yamls.line(value)));
    }
  }

  private void setting(Workload workload, String key, String value, int line) {
    for (ConnectionStrings.Target target : ConnectionStrings.in(key, value)) {
      Optional<Workload> behind = behind(target.host());
      String where = file + ":" + line;
      if (behind.isPresent()) {
        int confidence = target.confidence() + BEHIND_SERVICE;
        found.needs(workload.place(), behind.get().place(), confidence, where);
      } else {
        Hosts.place(target.host(), target.kind(), workload.namespace())
            .ifPresent(
                place -> {
                  found.node(place.name(), place.kind(), null);
                  found.needs(workload.place(), place.name(), target.confidence(), where);
                });
      }
    }
  }

  /** The workload a Service of these manifests leads to. */
  private Optional<Workload> behind(String host) {
    String[] labels = host.split("\\.");
    Service service = services.get(labels[0]);
    boolean inCluster = labels.length == 1 || labels.length == 2 || labels[2].equals("svc");
    boolean sameNamespace =
        service != null
            && (labels.length == 1
                || service.namespace() == null
                || service.namespace().equals(labels[1]));
    if (!inCluster || !sameNamespace || service.selector().isEmpty()) {
      return Optional.empty();
    }
    return workloads.stream()
        .filter(workload -> carries(workload.pod(), service.selector()))
        .findFirst();
  }

  private static boolean carries(Node pod, Map<String, String> selector) {
    Map<String, Node> labels = Yamls.map(Yamls.at(pod, "metadata", "labels"));
    return selector.entrySet().stream()
        .allMatch(
            wanted ->
                Yamls.text(labels.get(wanted.getKey()))
                    .filter(wanted.getValue()::equals)
                    .isPresent());
  }
}
