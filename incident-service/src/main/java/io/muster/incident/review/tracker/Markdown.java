package io.muster.incident.review.tracker;

import java.util.regex.Pattern;

/** Text for trackers that read Markdown, as which it does nothing but be read. */
final class Markdown {

  private static final String NOTHING_SEEN = "\u200b";

  /** GitLab takes such a line, as in {@code /close}, for a command of whoever sends the text. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^(\\h*)/");

  private Markdown() {}

  /** The text, in which an {@code @} calls nobody and no line is a command. */
  static String of(String text) {
    return COMMAND
        .matcher(text.replace("@", "@" + NOTHING_SEEN))
        .replaceAll("$1" + NOTHING_SEEN + "/");
  }
}
