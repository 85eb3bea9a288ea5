package io.muster.incident.triage.silence;

import com.google.re2j.PatternSyntaxException;

/**
 * Keeps counted repetitions within each other from filling the memory: a hundred times a hundred
 * times a hundred is written in twenty characters and becomes a program of a million steps, which
 * the library does not refuse by itself.
 */
final class RepeatLimit {

  /** All counts of an expression multiplied, as if each stood within the next. */
  private static final long MOST = 1_000;

  private RepeatLimit() {}

  /**
   * Looks at an expression before it is compiled.
   *
   * @throws PatternSyntaxException when it repeats too much
   */
  static void check(String regex) {
    long product = 1;
    for (int open = regex.indexOf('{'); open >= 0; open = regex.indexOf('{', open + 1)) {
      product *= Math.max(1, count(regex, open + 1));
      if (product > MOST) {
        throw new PatternSyntaxException("it repeats too much, at most 1000 times in all", regex);
      }
    }
  }

  /** The larger number in {@code {n}}, {@code {n,}} or {@code {n,m}}; 1 for anything else. */
  private static long count(String regex, int from) {
    long most = 1;
    long number = 0;
    for (int i = from; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.min(MOST + 1, number * 10 + (c - '0'));
      } else if (c == ',') {
        most = Math.max(most, number);
        number = 0;
      } else {
        return c == '}' ? Math.max(most, number) : 1;
      }
    }
    return 1;
  }
}
