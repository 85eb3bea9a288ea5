package io.muster.incident.intake;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which {@code {$.path}} stands for what a JSONPath finds. Only such paths are let in as
 * look at each value of a message a few times at most, whatever the message is.
 *
 * <p>JSONPath and not JSONata, which can say more: its runtime bounds hold for time and depth, but
 * one short expression ({@code $pad} to two billion, a text that doubles itself) takes all memory.
 */
public final class JsonTemplate {

  /** How long a template, a path or a condition may be. */
  static final int LONGEST = 500;

  private static final Pattern HOLE = Pattern.compile("\\{(\\$[^{}]*)}");

  /** What makes a path slow or more than a path: descending, patterns, functions, a second root. */
  private static final Pattern COSTLY =
      Pattern.compile("\\.\\.|=~|\\w\\s*\\(|.\\$", Pattern.DOTALL);

  private static final Configuration LENIENT =
      Configuration.defaultConfiguration()
          .addOptions(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL);

  private JsonTemplate() {}

  /**
   * Lets pass a template that can be filled in.
   *
   * @throws Refused 422 at this pointer
   */
  public static void check(String template, String pointer) {
    if (template == null) {
      return;
    }
    if (template.length() > LONGEST) {
      throw Refused.invalid(pointer, "Write at most %d characters.".formatted(LONGEST));
    }
    Matcher holes = HOLE.matcher(template);
    while (holes.find()) {
      checkPath(holes.group(1), pointer);
    }
  }

  /**
   * Lets pass a path that is let in.
   *
   * @throws Refused 422 at this pointer
   */
  static void checkPath(String path, String pointer) {
    if (path == null) {
      return;
    }
    if (!path.startsWith("$") || path.length() > LONGEST || isCostly(path)) {
      throw Refused.invalid(
          pointer,
          "A path begins with $ and has neither .. nor =~, functions or another $ in it: %s"
              .formatted(Fields.shortened(path, 80)));
    }
    try {
      JsonPath.compile(path);
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw Refused.invalid(pointer, "This is no JSONPath: " + Fields.shortened(path, 80));
    }
  }

  /** Whether it may look at the values of a message more than a few times each. */
  static boolean isCostly(String path) {
    return COSTLY.matcher(path).find();
  }

  /**
   * Filled in from a message.
   *
   * @param json maps, lists and values
   * @return null when there is no template, or none of its paths finds anything
   */
  public static String filled(String template, Object json) {
    if (template == null) {
      return null;
    }
    StringBuilder filled = new StringBuilder();
    Matcher holes = HOLE.matcher(template);
    boolean asked = false;
    boolean found = false;
    while (holes.find()) {
      asked = true;
      String text = text(find(holes.group(1), json));
      found |= text != null;
      holes.appendReplacement(filled, Matcher.quoteReplacement(text == null ? "" : text));
    }
    holes.appendTail(filled);
    return asked && !found ? null : filled.toString();
  }

  /** What lies in the list a path finds; the message itself when there is no path. */
  static List<Object> each(String path, Object json) {
    if (path == null) {
      return List.of(json);
    }
    Object found = find(path, json);
    return found instanceof List<?> list
        ? new ArrayList<>(list.stream().filter(Objects::nonNull).toList())
        : found == null ? List.of() : List.of(found);
  }

  private static Object find(String path, Object json) {
    try {
      return JsonPath.using(LENIENT).parse(json).read(path);
    } catch (JsonPathException | ClassCastException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Of several the first. */
  private static String text(Object found) {
    return switch (found) {
      case null -> null;
      case List<?> list -> list.isEmpty() ? null : text(list.getFirst());
      case Map<?, ?> map -> null;
      default -> found.toString();
    };
  }
}
