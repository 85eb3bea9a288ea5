package io.muster.notification.oncall;

import io.muster.starter.Refused;
import java.util.regex.Pattern;

/** What holds for every id and name people type here. */
final class Checks {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int LONGEST_NAME = 200;

  private Checks() {}

  static void that(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw Refused.invalid(pointer, otherwise);
    }
  }

  static void id(String pointer, String value) {
    that(
        value != null && ID.matcher(value).matches(),
        pointer,
        "An id is 1 to 100 letters, digits, dots, dashes or underscores.");
  }

  /** A name ends up in headers of e-mails, so it is one line of text. */
  static void name(String pointer, String value) {
    that(
        value != null
            && !value.isBlank()
            && value.length() <= LONGEST_NAME
            && value.chars().noneMatch(Character::isISOControl),
        pointer,
        "A name is one line of 1 to " + LONGEST_NAME + " characters.");
  }
}
