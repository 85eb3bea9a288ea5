package io.muster.incident.planning.runbook;

import io.muster.incident.planning.runbook.RunbookText.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;

/**
 * What a runbook has to be told before it is run, as its section says, and whether each is used. A
 * place for something nobody is asked about would stand there as it is, in a command.
 */
final class RunbookParameters {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern PRESET = Pattern.compile("(.*?)\\s*\\(default:\\s*(.+?)\\)\\s*");

  private final String[] lines;
  private final BiConsumer<Integer, String> fault;
  private final List<Parameter> found = new ArrayList<>();

  /** By name, in which line it is asked for. */
  private final Map<String, Integer> askedIn = new LinkedHashMap<>();

  /**
   * Of a text.
   *
   * @param fault is told what will not do, and in which line, from 1
   */
  RunbookParameters(String[] lines, BiConsumer<Integer, String> fault) {
    this.lines = lines;
    this.fault = fault;
  }

  List<Parameter> found() {
    return found;
  }

  /** Reads the section that begins with a heading and ends before a line. */
  void read(Heading heading, int end) {
    for (ListItem item : Markdown.items(heading, end)) {
      int line = Markdown.lineOf(item);
      String name = Markdown.firstCode(item);
      if (!NAME.matcher(name).matches() || !lines[line].contains('`' + name + '`')) {
        fault.accept(
            line + 1,
            "Begin with the parameter's name in back quotes, in small letters, as in “- `service`: …”.");
      } else if (askedIn.putIfAbsent(name, line + 1) != null) {
        fault.accept(line + 1, "The parameter %s is there twice.".formatted(name));
      } else {
        found.add(parameter(name, lines[line]));
      }
    }
  }

  private static Parameter parameter(String name, String line) {
    String quoted = '`' + name + '`';
    String text =
        line.substring(line.indexOf(quoted) + quoted.length()).strip().replaceFirst("^:\\s*", "");
    Matcher preset = PRESET.matcher(text);
    boolean has = preset.matches();
    String words = has ? preset.group(1) : text;
    return new Parameter(
        name, words.isBlank() ? null : words.strip(), has ? bare(preset.group(2)) : null);
  }

  private static String bare(String value) {
    String text = value.strip();
    return text.length() > 1 && text.startsWith("`") && text.endsWith("`")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** Compares what is asked for with what is used anywhere in the text. */
  void compare() {
    Map<String, Integer> unused = new LinkedHashMap<>(askedIn);
    for (int i = 0; i < lines.length; i++) {
      Matcher place = RunbookText.PLACE.matcher(lines[i]);
      while (place.find()) {
        String name = place.group(1);
        unused.remove(name);
        if (!askedIn.containsKey(name)) {
          fault.accept(i + 1, "There is no parameter %s.".formatted(name));
        }
      }
    }
    unused.forEach(
        (name, line) -> fault.accept(line, "No step uses the parameter %s.".formatted(name)));
  }
}
