package io.muster.incident.review.tracker;

/** Text for trackers that read Markdown. */
final class Markdown {

  private static final String NOTHING_SEEN = "\u200b";

  private Markdown() {}

  /** The text, in which an {@code @} calls nobody. */
  static String of(String text) {
    return text.replace("@", "@" + NOTHING_SEEN);
  }
}
