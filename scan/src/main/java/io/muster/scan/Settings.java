package io.muster.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Settings in configuration files, whatever the format: a key, a value and a line. */
final class Settings {

  private static final int DEEPEST = 20;
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z0-9_.\\[\\]-]+)\\s*[=:]\\s*(.*)");

  private Settings() {}

  /** One of them. */
  record Setting(String key, String value, int line) {}

  /**
   * All in a text.
   *
   * @param file its name, which tells the format; JSON is YAML too
   * @throws UnreadableException when it is not of that format
   */
  static List<Setting> read(String text, String file) {
    List<Setting> settings = new ArrayList<>();
    if (file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json")) {
      Yamls.documents(text).forEach(document -> walk("", document, settings, 0));
    } else {
      lines(text, settings);
    }
    return settings;
  }

  private static void walk(String key, Node node, List<Setting> settings, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node instanceof ScalarNode scalar) {
      settings.add(new Setting(key, scalar.getValue(), Yamls.line(node)));
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(each -> walk(key, each, settings, depth + 1));
    } else {
      Yamls.map(node)
          .forEach(
              (name, value) ->
                  walk(key.isEmpty() ? name : key + "." + name, value, settings, depth + 1));
    }
  }

  private static void lines(String text, List<Setting> settings) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher setting = LINE.matcher(line);
      if (!line.stripLeading().startsWith("#") && setting.matches()) {
        String value = setting.group(2).strip().replaceAll("^[\"']|[\"'],?$", "");
        settings.add(new Setting(setting.group(1), value, number));
      }
    }
  }
}
