package io.muster.scan;

import io.muster.scan.SourceRepository.Component;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the manifests by which Maven, npm, Go and Python say what a component is called and needs.
 */
final class Manifests {

  private static final Pattern GO_MODULE = Pattern.compile("\\s*module\\s+(\\S+)\\s*");
  private static final Pattern GO_NEEDS =
      Pattern.compile("\\s*(?:require\\s+)?([a-z0-9][\\w.~/-]*\\.[\\w.~/-]+)\\s+v\\S+.*");
  private static final Pattern PYTHON_SECTION = Pattern.compile("\\s*\\[+([^\\]]+)]+\\s*");
  private static final Pattern PYTHON_NAME =
      Pattern.compile("\\s*name\\s*=\\s*[\"']([^\"']+)[\"'].*");
  private static final Pattern PYTHON_QUOTED =
      Pattern.compile(
          "[\"']([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*(?:[<>=!~;@ ][^\"']*)?[\"']");
  private static final Pattern PYTHON_KEY =
      Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*=.*");

  private Manifests() {}

  static boolean isOne(Path file) {
    return switch (file.getFileName().toString()) {
      case "pom.xml", "package.json", "go.mod", "pyproject.toml" -> true;
      default -> false;
    };
  }

  /**
   * The component a manifest is of; nothing when it names none.
   *
   * @throws UnreadableException when it is no such manifest
   */
  static Optional<Component> component(Path file, String text) {
    return switch (file.getFileName().toString()) {
      case "pom.xml" -> maven(file, text);
      case "package.json" -> npm(file, text);
      case "go.mod" -> go(file, text);
      case "pyproject.toml" -> python(file, text);
      default -> Optional.empty();
    };
  }

  private static Component made(Path file, String name, String called, Map<String, Integer> needs) {
    return new Component(file.getParent(), file, name, called, needs);
  }

  /** A group is inherited from the parent, and often stands there alone. */
  private static Optional<Component> maven(Path file, String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, Integer> needs = new LinkedHashMap<>();
    Deque<String> path = new ArrayDeque<>();
    String artifact = null;
    String needed = null;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> path.addLast(xml.getLocalName());
          case XMLStreamConstants.END_ELEMENT -> path.removeLast();
          case XMLStreamConstants.CHARACTERS -> {
            String at = String.join("/", path);
            if (at.equals("project/artifactId")) {
              artifact = xml.getText().strip();
            } else if (at.equals("project/dependencies/dependency/artifactId")) {
              needed = xml.getText().strip();
              needs.putIfAbsent(needed, xml.getLocation().getLineNumber());
            }
          }
          default -> {
            // Comments and the like say nothing.
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new UnreadableException(
          "Line %d is no XML that can be read."
              .formatted(e.getLocation() == null ? 1 : e.getLocation().getLineNumber()));
    }
    return Optional.ofNullable(artifact).map(name -> made(file, name, name, needs));
  }

  private static Optional<Component> npm(Path file, String text) {
    List<Node> documents = Yamls.documents(text);
    Node manifest = documents.isEmpty() ? null : documents.getFirst();
    Map<String, Integer> needs = new LinkedHashMap<>();
    for (String list : List.of("dependencies", "devDependencies", "peerDependencies")) {
      Yamls.map(Yamls.at(manifest, list))
          .forEach((name, version) -> needs.putIfAbsent(name, Yamls.line(version)));
    }
    return Yamls.text(Yamls.at(manifest, "name")).map(name -> made(file, name, name, needs));
  }

  private static Optional<Component> go(Path file, String text) {
    Map<String, Integer> needs = new LinkedHashMap<>();
    String module = null;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher named = GO_MODULE.matcher(line);
      Matcher needed = GO_NEEDS.matcher(line);
      if (named.matches()) {
        module = named.group(1);
      } else if (needed.matches()) {
        needs.putIfAbsent(needed.group(1), number);
      }
    }
    return Optional.ofNullable(module)
        .map(called -> made(file, called.substring(called.lastIndexOf('/') + 1), called, needs));
  }

  /** The lists of {@code [project]} and the tables of Poetry; names are compared as PyPI does. */
  private static Optional<Component> python(Path file, String text) {
    Map<String, Integer> needs = new LinkedHashMap<>();
    String name = null;
    String section = "";
    boolean inList = false;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher header = PYTHON_SECTION.matcher(line);
      if (!inList && header.matches()) {
        section = header.group(1).strip();
        continue;
      }
      boolean project = section.equals("project") || section.equals("tool.poetry");
      Matcher named = PYTHON_NAME.matcher(line);
      if (project && !inList && named.matches()) {
        name = named.group(1);
      } else if (section.startsWith("tool.poetry") && section.endsWith("dependencies")) {
        Matcher key = PYTHON_KEY.matcher(line);
        if (key.matches()) {
          needs.putIfAbsent(normal(key.group(1)), number);
        }
      } else if (inList
          || section.equals("project") && line.stripLeading().startsWith("dependencies")
          || section.equals("project.optional-dependencies")) {
        Matcher quoted = PYTHON_QUOTED.matcher(line);
        while (quoted.find()) {
          needs.putIfAbsent(normal(quoted.group(1)), number);
        }
        inList = !line.contains("]") && (inList || line.contains("["));
      }
    }
    return Optional.ofNullable(name).map(called -> made(file, called, normal(called), needs));
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
