package io.muster.scan;

import io.muster.contracts.dependency.NodeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads a Compose file: what {@code depends_on} and {@code links} say, and what the environment of
 * each service connects to.
 */
public final class ComposeFile {

  private static final int SAID = 80;
  private static final int MOST_SERVICES = 500;

  private final String file;
  private final String project;
  private final Found found;
  private final Map<String, NodeKind> kinds = new LinkedHashMap<>();

  private ComposeFile(String file, String project, Found found) {
    this.file = file;
    this.project = project;
    this.found = found;
  }

  /**
   * Adds what a Compose file says.
   *
   * @param file its name, for where things are said
   * @param project in which its names are meant, unless it names one itself; null: none
   * @throws UnreadableException when it is none
   */
  public static void read(String text, String file, String project, Found found) {
    List<Node> documents = Yamls.documents(text);
    Map<String, Node> services =
        documents.isEmpty() ? Map.of() : Yamls.map(Yamls.at(documents.getFirst(), "services"));
    if (services.isEmpty()) {
      throw new UnreadableException("There are no services in it, so it is no Compose file.");
    }
    if (services.size() > MOST_SERVICES) {
      throw new UnreadableException("There are more than " + MOST_SERVICES + " services in it.");
    }
    String named = Yamls.text(Yamls.at(documents.getFirst(), "name")).orElse(project);
    new ComposeFile(file, named, found).read(services);
  }

  private void read(Map<String, Node> services) {
    services.forEach(
        (name, service) ->
            kinds.put(
                name,
                Yamls.text(Yamls.at(service, "image")).map(Images::kind).orElse(NodeKind.SERVICE)));
    services.forEach(this::service);
  }

  private void service(String name, Node service) {
    found.node(place(name), kinds.get(name), project);
    Node needed = Yamls.at(service, "depends_on");
    Yamls.map(needed).forEach((other, how) -> needs(name, other, how));
    Yamls.list(needed)
        .forEach(other -> Yamls.text(other).ifPresent(said -> needs(name, said, other)));
    Yamls.list(Yamls.at(service, "links"))
        .forEach(
            link -> Yamls.text(link).ifPresent(said -> needs(name, said.split(":", 2)[0], link)));
    Node environment = Yamls.at(service, "environment");
    Yamls.map(environment).forEach((key, value) -> setting(name, key, value));
    Yamls.list(environment)
        .forEach(
            entry -> {
              String[] pair = Yamls.text(entry).orElse("").split("=", 2);
              if (pair.length == 2) {
                setting(name, pair[0], pair[1], entry);
              }
            });
  }

  private void needs(String name, String other, Node said) {
    if (kinds.containsKey(other)) {
      found.needs(place(name), place(other), SAID, where(said));
    }
  }

  private void setting(String name, String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      setting(name, key, scalar.getValue(), value);
    }
  }

  private void setting(String name, String key, String value, Node said) {
    for (ConnectionStrings.Target target : ConnectionStrings.in(key, value)) {
      if (kinds.containsKey(target.host())) {
        found.needs(place(name), place(target.host()), target.confidence() + 10, where(said));
        continue;
      }
      Optional<Hosts.Place> place = Hosts.place(target.host(), target.kind(), project);
      // A short name that is no service of the file is a guess, and nothing that can be reached.
      place
          .filter(one -> target.host().contains("."))
          .ifPresent(
              one -> {
                found.node(one.name(), one.kind(), null);
                found.needs(place(name), one.name(), target.confidence(), where(said));
              });
    }
  }

  private String place(String name) {
    return kinds.get(name) == NodeKind.SERVICE ? name : Hosts.stored(name, project);
  }

  private String where(Node said) {
    return file + ":" + Yamls.line(said);
  }
}
