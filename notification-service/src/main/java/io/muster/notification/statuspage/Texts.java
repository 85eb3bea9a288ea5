package io.muster.notification.statuspage;

import io.muster.starter.Refused;

/** What holds for every text the public may read. Faults point into the body of the request. */
final class Texts {

  private Texts() {}

  static void line(String pointer, String value, int longest) {
    that(
        value != null
            && !value.isBlank()
            && value.length() <= longest
            && value.chars().noneMatch(Character::isISOControl),
        pointer,
        "Give 1 to " + longest + " characters on one line.");
  }

  static void optional(String pointer, String value, int longest) {
    that(
        value != null && value.length() <= longest,
        pointer,
        "Give at most " + longest + " characters.");
  }

  static void that(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw Refused.invalid(pointer, otherwise);
    }
  }
}
