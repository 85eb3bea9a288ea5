package io.muster.incident.planning.runbook;

import io.muster.contracts.planning.RunStep;
import io.muster.contracts.planning.RunStep.Answer;
import io.muster.contracts.planning.RunStep.Kind;
import io.muster.incident.planning.runbook.RunbookText.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads a runbook: CommonMark in which a heading of the second level is a step that says its kind,
 * as in {@code ## Check: failed logins per minute}. Everything that will not do is said at once,
 * each with its line.
 */
final class RunbookParser {

  private static final int MOST_STEPS = 100;
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final Parser MARKDOWN =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private static final Pattern STEP =
      Pattern.compile("(?i)(check|decision|action|wait|message)\\b(.*?):(.*)");
  private static final Pattern ID = Pattern.compile("(.*?)\\s*\\{#([a-z0-9][a-z0-9-]{0,59})}\\s*");
  private static final Pattern MINUTES = Pattern.compile("(\\d{1,5})\\s*(min|h)");
  private static final Pattern ANSWER =
      Pattern.compile("(.+?)\\s*(?:->|→)\\s*(#[a-z0-9-]+|next|end)\\s*");
  private static final Pattern PRESET = Pattern.compile("(.*?)\\s*\\(default:\\s*(.+?)\\)\\s*");
  private static final String PARAMETERS = "parameters";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final String[] lines;
  private final List<RunbookFault> faults = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Written> steps = new ArrayList<>();
  private String title;
  private int bodyFrom;
  private int firstSection;

  private RunbookParser(String text) {
    this.lines = text.split("\\R", -1);
    this.firstSection = lines.length;
  }

  /** A step before it is known where its answers lead. */
  private record Written(RunStep step, int line, List<Led> led) {}

  /** An answer as it is written: {@code to} is {@code #id}, {@code next} or {@code end}. */
  private record Led(String answer, String to, int line) {}

  /** What was read, or what will not do. */
  record Result(RunbookText text, List<RunbookFault> faults) {}

  static Result read(String text) {
    return new RunbookParser(text).read();
  }

  private Result read() {
    List<Heading> headings = new ArrayList<>();
    for (Node node = MARKDOWN.parse(String.join("\n", lines)).getFirstChild();
        node != null;
        node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() <= 2) {
        headings.add(heading);
      }
    }
    for (int i = 0; i < headings.size(); i++) {
      section(
          headings.get(i), i + 1 < headings.size() ? lineOf(headings.get(i + 1)) : lines.length);
    }
    if (title == null) {
      fault(1, "Begin with the title: one line that starts with “# ”.");
    }
    if (steps.isEmpty()) {
      fault(lines.length, "Write at least one step, as in “## Check: failed logins per minute”.");
    }
    if (steps.size() > MOST_STEPS) {
      fault(lines.length, "Write at most %d steps.".formatted(MOST_STEPS));
    }
    List<RunStep> linked = linked();
    places();
    faults.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return faults.isEmpty()
        ? new Result(
            new RunbookText(title, body(bodyFrom, firstSection), parameters, linked), List.of())
        : new Result(null, List.copyOf(faults));
  }

  /** Lines count from 0 here, and from 1 for people. */
  private void section(Heading heading, int end) {
    int line = lineOf(heading);
    String said = textOf(heading).strip();
    if (heading.getLevel() == 1) {
      if (title != null) {
        fault(line + 1, "There is one title; this is a second one.");
      } else if (said.isEmpty() || said.length() > 200) {
        fault(line + 1, "Give a title of 1 to 200 characters.");
      }
      title = title == null ? said : title;
      bodyFrom = afterHeading(heading);
      return;
    }
    firstSection = Math.min(firstSection, line);
    if (said.equalsIgnoreCase(PARAMETERS)) {
      parameters(heading, end);
    } else {
      step(heading, said, line, end);
    }
  }

  private void step(Heading heading, String said, int line, int end) {
    Matcher id = ID.matcher(said);
    String rest = id.matches() ? id.group(1) : said;
    Matcher step = STEP.matcher(rest);
    if (!step.matches() || step.group(3).isBlank()) {
      fault(
          line + 1,
          "Begin the step with Check, Decision, Action, Wait or Message, then a colon and what it is.");
      return;
    }
    Kind kind = Kind.valueOf(step.group(1).toUpperCase(Locale.ROOT));
    String between = step.group(2).strip();
    String name = step.group(3).strip();
    List<Led> led = kind == Kind.DECISION ? answers(heading, end) : List.of();
    if (kind == Kind.DECISION && led.isEmpty()) {
      fault(
          line + 1,
          "List the answers and where each leads, as in “- Yes -> #block” or “- No -> next”.");
    }
    String audience = kind == Kind.MESSAGE ? audience(between, line) : null;
    Integer minutes = kind == Kind.WAIT ? minutes(between, line) : null;
    if (kind != Kind.MESSAGE && kind != Kind.WAIT && !between.isEmpty()) {
      fault(line + 1, "Write the colon directly after %s.".formatted(step.group(1)));
    }
    String key = id.matches() ? id.group(2) : slug(name);
    if (steps.stream().anyMatch(other -> other.step().id().equals(key))) {
      fault(
          line + 1,
          "Another step has the id %s. Give this one its own, as in {#%s-2}.".formatted(key, key));
    }
    steps.add(
        new Written(
            new RunStep(
                key, kind, name, body(afterHeading(heading), end), audience, minutes, List.of()),
            line + 1,
            led));
  }

  private String audience(String between, int line) {
    if (!between.toLowerCase(Locale.ROOT).startsWith("to ") || between.length() < 4) {
      fault(line + 1, "Say whom the message is to, as in “## Message to customers: …”.");
      return null;
    }
    return between.substring(3).strip();
  }

  private Integer minutes(String between, int line) {
    Matcher length = MINUTES.matcher(between);
    if (!length.matches()) {
      fault(line + 1, "Say how long to wait, as in “## Wait 15 min: …” or “## Wait 2 h: …”.");
      return null;
    }
    int minutes = Integer.parseInt(length.group(1)) * (length.group(2).equals("h") ? 60 : 1);
    if (minutes < 1 || minutes > MOST_MINUTES) {
      fault(line + 1, "Wait 1 minute to 7 days.");
    }
    return minutes;
  }

  /** The items of lists in a step that lead somewhere. */
  private List<Led> answers(Heading heading, int end) {
    List<Led> found = new ArrayList<>();
    for (ListItem item : items(heading, end)) {
      int line = lineOf(item);
      String said = lines[line].strip().replaceFirst("^[-*+]\\s+", "");
      Matcher answer = ANSWER.matcher(said);
      if (answer.matches()) {
        found.add(new Led(answer.group(1).strip(), answer.group(2), line + 1));
      } else {
        fault(line + 1, "Say where this answer leads: “-> #step”, “-> next” or “-> end”.");
      }
    }
    return found;
  }

  private void parameters(Heading heading, int end) {
    for (ListItem item : items(heading, end)) {
      int line = lineOf(item);
      Code code = firstCode(item);
      String name = code == null ? "" : code.getLiteral();
      if (!NAME.matcher(name).matches()) {
        fault(
            line + 1,
            "Begin with the parameter's name in back quotes, in small letters, as in “- `service`: …”.");
      } else if (parameters.stream().anyMatch(known -> known.name().equals(name))) {
        fault(line + 1, "The parameter %s is there twice.".formatted(name));
      } else {
        String said =
            lines[line].substring(lines[line].indexOf('`' + name + '`') + name.length() + 2);
        String text = said.strip().replaceFirst("^:\\s*", "");
        Matcher preset = PRESET.matcher(text);
        boolean has = preset.matches();
        String words = has ? preset.group(1) : text;
        parameters.add(
            new Parameter(
                name, words.isBlank() ? null : words.strip(), has ? bare(preset.group(2)) : null));
      }
    }
  }

  private static String bare(String value) {
    String text = value.strip();
    return text.length() > 1 && text.startsWith("`") && text.endsWith("`")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static List<ListItem> items(Heading heading, int end) {
    List<ListItem> items = new ArrayList<>();
    for (Node node = heading.getNext(); node != null && lineOf(node) < end; node = node.getNext()) {
      if (node instanceof BulletList list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          items.add((ListItem) item);
        }
      }
    }
    return items;
  }

  private List<RunStep> linked() {
    Set<String> known = steps.stream().map(each -> each.step().id()).collect(Collectors.toSet());
    List<RunStep> linked = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Written written = steps.get(i);
      String next = i + 1 < steps.size() ? steps.get(i + 1).step().id() : null;
      List<Answer> answers = new ArrayList<>();
      Set<String> said = new HashSet<>();
      for (Led led : written.led()) {
        if (!said.add(led.answer().toLowerCase(Locale.ROOT))) {
          fault(led.line(), "This answer is there twice.");
        }
        if (led.to().startsWith("#") && !known.contains(led.to().substring(1))) {
          fault(led.line(), "There is no step with the id %s.".formatted(led.to().substring(1)));
        }
        answers.add(
            new Answer(
                led.answer(),
                switch (led.to()) {
                  case "next" -> next;
                  case "end" -> null;
                  default -> led.to().substring(1);
                }));
      }
      RunStep step = written.step();
      linked.add(
          new RunStep(
              step.id(),
              step.kind(),
              step.title(),
              step.text(),
              step.audience(),
              step.minutes(),
              answers));
    }
    return linked;
  }

  /** A place for something nobody is asked about would stand there as it is, in a command. */
  private void places() {
    Map<String, Boolean> known = new HashMap<>();
    parameters.forEach(parameter -> known.put(parameter.name(), false));
    for (int i = 0; i < lines.length; i++) {
      Matcher place = RunbookText.PLACE.matcher(lines[i]);
      while (place.find()) {
        if (known.replace(place.group(1), true) == null) {
          fault(i + 1, "There is no parameter %s.".formatted(place.group(1)));
        }
      }
    }
    known.forEach(
        (name, used) -> {
          if (!used) {
            fault(lineOfParameter(name), "No step uses the parameter %s.".formatted(name));
          }
        });
  }

  private int lineOfParameter(String name) {
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains('`' + name + '`')) {
        return i + 1;
      }
    }
    return 1;
  }

  private String body(int from, int to) {
    String text =
        from >= to
            ? ""
            : Stream.of(Arrays.copyOfRange(lines, from, to)).collect(Collectors.joining("\n"));
    return text.isBlank() ? null : text.strip();
  }

  private void fault(int line, String what) {
    faults.add(new RunbookFault(line, what));
  }

  private static int lineOf(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.getFirst().getLineIndex();
  }

  private static int afterHeading(Heading heading) {
    return heading.getSourceSpans().getLast().getLineIndex() + 1;
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append('`').append(part.getLiteral()).append('`');
          }
        });
    return text.toString();
  }

  private static Code firstCode(Node node) {
    List<Code> found = new ArrayList<>();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Code part) {
            found.add(part);
          }
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  private static String slug(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String slug = Stream.of(plain.split("-")).limit(6).collect(Collectors.joining("-"));
    return slug.isEmpty() ? "step" : slug.substring(0, Math.min(60, slug.length()));
  }
}
