package io.muster.reporting.audit;

import io.muster.starter.Refused;

/** Words that go on record, within their limits. */
final class Said {

  private Said() {}

  /**
   * Words that must be there.
   *
   * @param ask what to do when they are not
   * @throws Refused 422 when there are none, or too many
   */
  static String required(String pointer, String words, int longest, String ask) {
    String said = optional(pointer, words, longest);
    if (said == null) {
      throw Refused.invalid(pointer, ask);
    }
    return said;
  }

  /** Words that may be left out; null for none. */
  static String optional(String pointer, String words, int longest) {
    if (words == null || words.isBlank()) {
      return null;
    }
    if (words.strip().length() > longest) {
      throw Refused.invalid(pointer, "At most %,d characters.".formatted(longest));
    }
    return words.strip();
  }
}
