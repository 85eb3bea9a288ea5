package io.muster.scan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Looks through YAML without making objects of it, so that every value still knows its line. */
final class Yamls {

  static final int LONGEST = 1_000_000;

  /** Merged mappings may merge others; deeper than this nobody writes. */
  private static final int MERGES = 8;

  private Yamls() {}

  /**
   * The documents of a text.
   *
   * @throws UnreadableException when it is no YAML, or more than a million characters
   */
  static List<Node> documents(String text) {
    if (text.length() > LONGEST) {
      throw new UnreadableException("There is more than a megabyte of it.");
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    List<Node> documents = new ArrayList<>();
    try {
      for (Node document :
          new Yaml(new SafeConstructor(options)).composeAll(new StringReader(text))) {
        documents.add(document);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new UnreadableException("Line %d cannot be read: %s.".formatted(line, e.getProblem()));
    } catch (YAMLException e) {
      throw new UnreadableException("It is no YAML that can be read.");
    }
    return documents;
  }

  /** Entries of a mapping by key, in order, merged ones included; none of anything else. */
  static Map<String, Node> map(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    merge(node, entries, 0);
    return entries;
  }

  private static void merge(Node node, Map<String, Node> entries, int depth) {
    if (!(node instanceof MappingNode mapping) || depth > MERGES) {
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && !key.getValue().equals("<<")) {
        entries.putIfAbsent(key.getValue(), tuple.getValueNode());
      }
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("<<")) {
        if (tuple.getValueNode() instanceof SequenceNode several) {
          several.getValue().forEach(one -> merge(one, entries, depth + 1));
        } else {
          merge(tuple.getValueNode(), entries, depth + 1);
        }
      }
    }
  }

  /** Elements of a list; none of anything else. */
  static List<Node> list(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  /** A plain value. */
  static Optional<String> text(Node node) {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue().strip()).filter(value -> !value.isEmpty())
        : Optional.empty();
  }

  /** What lies at the end of a way of keys; null when nothing does. */
  static Node at(Node node, String... keys) {
    Node found = node;
    for (String key : keys) {
      found = found == null ? null : map(found).get(key);
    }
    return found;
  }

  /** From 1. */
  static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
