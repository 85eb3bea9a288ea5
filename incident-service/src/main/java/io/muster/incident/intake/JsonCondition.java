package io.muster.incident.intake;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question about a small document that is answered with yes or no: a JSONPath filter without the
 * brackets around it, as in {@code @.severity == 'SEV1'}. What is let in is bounded as the paths of
 * templates are, so that no question takes long whatever the document is.
 */
public final class JsonCondition {

  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern FIELD = Pattern.compile("@((?:\\.\\w[\\w-]*)*)");

  private JsonCondition() {}

  /**
   * Lets pass a condition that can be answered.
   *
   * @param knows whether the document has a field, by its dotted path as in {@code event.to}
   * @param fields which there are, in words
   * @return it without the blanks around it; null when there is none
   * @throws Refused 422 at this pointer, saying what is wrong with it
   */
  public static String checked(
      String condition, Predicate<String> knows, String fields, String pointer) {
    if (condition == null || condition.isBlank()) {
      return null;
    }
    String asked = condition.strip();
    if (asked.length() > JsonTemplate.LONGEST) {
      throw Refused.invalid(
          pointer,
          "Write at most %d characters; this has %d."
              .formatted(JsonTemplate.LONGEST, asked.length()));
    }
    if (JsonTemplate.isCostly(path(asked))) {
      throw Refused.invalid(
          pointer, "A condition has neither .. nor =~, functions or a $ in it. Compare fields.");
    }
    Matcher named = FIELD.matcher(LITERAL.matcher(asked).replaceAll("''"));
    boolean any = false;
    while (named.find()) {
      any = true;
      String field = named.group(1).isEmpty() ? "" : named.group(1).substring(1);
      if (!knows.test(field)) {
        throw Refused.invalid(
            pointer,
            "There is no field @%s at character %d. There are: %s."
                .formatted(named.group(1), condition.indexOf(named.group()) + 1, fields));
      }
    }
    if (!any) {
      throw Refused.invalid(
          pointer, "Name a field with an @ before it, as in @.severity == 'SEV1'.");
    }
    compile(asked, pointer);
    return asked;
  }

  private static void compile(String asked, String pointer) {
    try {
      JsonPath.compile(path(asked));
    } catch (InvalidPathException | IllegalArgumentException e) {
      throw Refused.invalid(
          pointer,
          "This cannot be read as a condition: %s. Write it as in @.severity == 'SEV1' && @.tier == 1."
              .formatted(Fields.shortened(e.getMessage(), 120)));
    }
  }

  /** Whether it holds for a document; always when there is no condition. */
  public static boolean holds(String condition, Map<String, Object> document) {
    return condition == null || !JsonTemplate.each(path(condition), List.of(document)).isEmpty();
  }

  private static String path(String condition) {
    return "$[?(" + condition + ")]";
  }
}
