package io.muster.reporting.report;

import java.util.function.IntPredicate;

/**
 * Text as it can stand in a file for people: what cannot be shown is a box, so that nothing is left
 * out unseen, and nothing in it changes how the rest is read.
 */
final class PrintableText {

  /** Stands for a character that cannot be shown. */
  static final String BOX = "▯";

  private PrintableText() {}

  /**
   * The text with a box for every character that cannot be shown; lines stay lines.
   *
   * @param shows whether a code point can be shown
   */
  static String of(String text, IntPredicate shows) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(printable, c, shows));
    return printable.toString();
  }

  private static void append(StringBuilder text, int c, IntPredicate shows) {
    if (isInvisible(c)) {
      return;
    }
    if (c == '\n' || (!Character.isISOControl(c) && shows.test(c))) {
      text.appendCodePoint(c);
    } else {
      text.append(Character.isWhitespace(c) ? " " : BOX);
    }
  }

  /**
   * Joiners, marks that turn the direction of text (and could make it read as something else) and
   * the choice between two looks of a character.
   */
  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
