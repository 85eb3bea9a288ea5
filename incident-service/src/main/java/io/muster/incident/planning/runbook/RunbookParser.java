package io.muster.incident.planning.runbook;

import io.muster.contracts.planning.RunStep;
import io.muster.contracts.planning.RunStep.Answer;
import io.muster.contracts.planning.RunStep.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;

/**
 * Reads a runbook: CommonMark in which a heading of the second level is a step that says its kind,
 * as in {@code ## Check: failed logins per minute}. Everything that will not do is said at once,
 * each with its line.
 */
final class RunbookParser {

  private static final int MOST_STEPS = 100;
  private static final int MOST_MINUTES = 7 * 24 * 60;
  private static final Pattern STEP =
      Pattern.compile("(?i)(check|decision|action|wait|message)\\b(.*?):(.*)");
  private static final Pattern ID = Pattern.compile("(.*?)\\s*\\{#([a-z0-9][a-z0-9-]{0,59})}\\s*");
  private static final Pattern MINUTES = Pattern.compile("(\\d{1,5})\\s*(min|h)");
  private static final Pattern ANSWER =
      Pattern.compile("(.+?)\\s*(?:->|→)\\s*(#[a-z0-9-]+|next|end)\\s*");
  private static final String PARAMETERS = "parameters";

  private final String[] lines;
  private final List<RunbookFault> faults = new ArrayList<>();
  private final RunbookParameters parameters;
  private final List<Written> steps = new ArrayList<>();
  private String title;
  private int bodyFrom;
  private int firstSection;

  private RunbookParser(String text) {
    this.lines = text.split("\\R", -1);
    this.firstSection = lines.length;
    this.parameters = new RunbookParameters(lines, this::fault);
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
    List<Heading> headings =
        Markdown.blocksIn(Markdown.parse(String.join("\n", lines))).stream()
            .filter(Heading.class::isInstance)
            .map(Heading.class::cast)
            .filter(heading -> heading.getLevel() <= 2)
            .toList();
    for (int i = 0; i < headings.size(); i++) {
      section(
          headings.get(i),
          i + 1 < headings.size() ? Markdown.lineOf(headings.get(i + 1)) : lines.length);
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
    parameters.compare();
    faults.sort((a, b) -> Integer.compare(a.line(), b.line()));
    return faults.isEmpty()
        ? new Result(
            new RunbookText(
                title, body(bodyFrom, firstSection, Set.of()), parameters.found(), linked),
            List.of())
        : new Result(null, List.copyOf(faults));
  }

  /** Lines count from 0 here, and from 1 for people. */
  private void section(Heading heading, int end) {
    int line = Markdown.lineOf(heading);
    String said = Markdown.textOf(heading).strip();
    if (heading.getLevel() == 1) {
      if (title != null) {
        fault(line + 1, "There is one title; this is a second one.");
      } else if (said.isEmpty() || said.length() > 200) {
        fault(line + 1, "Give a title of 1 to 200 characters.");
      }
      title = title == null ? said : title;
      bodyFrom = Markdown.lineAfter(heading);
      return;
    }
    firstSection = Math.min(firstSection, line);
    if (said.equalsIgnoreCase(PARAMETERS)) {
      parameters.read(heading, end);
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
            new RunStep(key, kind, name, text(heading, kind, end), audience, minutes, List.of()),
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
    for (ListItem item : Markdown.items(heading, end)) {
      int line = Markdown.lineOf(item);
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

  /** What stands below a step's heading; of a decision without its answers, which are offered. */
  private String text(Heading heading, Kind kind, int end) {
    Set<Integer> offered =
        kind != Kind.DECISION
            ? Set.of()
            : Markdown.lists(heading, end).stream()
                .flatMap(
                    list ->
                        IntStream.range(Markdown.lineOf(list), Markdown.lineAfter(list)).boxed())
                .collect(Collectors.toSet());
    return body(Markdown.lineAfter(heading), end, offered);
  }

  private String body(int from, int to, Set<Integer> without) {
    String text =
        IntStream.range(from, Math.max(from, to))
            .filter(line -> !without.contains(line))
            .mapToObj(line -> lines[line])
            .collect(Collectors.joining("\n"));
    return text.isBlank() ? null : text.strip();
  }

  private void fault(int line, String what) {
    faults.add(new RunbookFault(line, what));
  }

  private static String slug(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String slug = Stream.of(plain.split("-")).limit(6).collect(Collectors.joining("-"));
    return slug.isEmpty() ? "step" : slug.substring(0, Math.min(60, slug.length()));
  }
}
