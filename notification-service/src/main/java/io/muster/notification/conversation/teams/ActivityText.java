package io.muster.notification.conversation.teams;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * What somebody typed behind our name in Teams. Teams writes a message as HTML: mentions stand in
 * {@code <at>}, spaces and signs may come as entities.
 */
final class ActivityText {

  /** Stands in no message, and so marks where our name was. */
  private static final String NAME = "\u0001";

  private ActivityText() {}

  /**
   * The words behind the first mention of us, or behind the first of all where the webhook has
   * another name than ours; of other mentions the names stay.
   */
  static String words(String html) {
    Document message = Jsoup.parseBodyFragment(html.replace(NAME, ""));
    Element mention =
        message.select("at").stream()
            .filter(at -> at.text().equalsIgnoreCase("Muster"))
            .findFirst()
            .orElse(message.selectFirst("at"));
    if (mention != null) {
      mention.replaceWith(new TextNode(NAME));
    }
    message.select("p, div, li").forEach(block -> block.appendText("\n"));
    String text = message.body().wholeText().replace('\u00a0', ' ');
    return text.substring(text.indexOf(NAME) + 1).strip();
  }
}
