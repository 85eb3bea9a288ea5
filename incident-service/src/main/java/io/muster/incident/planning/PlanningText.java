package io.muster.incident.planning;

import io.muster.starter.Refused;
import java.util.regex.Pattern;

/**
 * What people write into what they prepare: there where it must be, and short enough to be read.
 */
public final class PlanningText {

  /** A line. */
  public static final int LINE = 200;

  /** A paragraph. */
  public static final int PARAGRAPH = 2_000;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private PlanningText() {}

  /**
   * Text that has to be there, without the blanks around it.
   *
   * @throws Refused 422 with the pointer when it is missing or too long
   */
  public static String required(String pointer, String text, int longest, String whatToDo) {
    if (text == null || text.isBlank()) {
      throw Refused.invalid(pointer, whatToDo);
    }
    return optional(pointer, text, longest);
  }

  /** Text that may be left out; null when it is. */
  public static String optional(String pointer, String text, int longest) {
    if (text != null && text.strip().length() > longest) {
      throw Refused.invalid(
          pointer,
          "Shorten this to at most %d characters; it has %d."
              .formatted(longest, text.strip().length()));
    }
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** A short lasting name: small letters, digits and hyphens. */
  public static String slug(String pointer, String text) {
    if (text == null || !SLUG.matcher(text.strip()).matches()) {
      throw Refused.invalid(
          pointer, "Use 1 to 60 small letters, digits and hyphens, as in block-sources.");
    }
    return text.strip();
  }
}
