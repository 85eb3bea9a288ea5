package io.muster.notification.delivery.telegram;

import io.muster.notification.delivery.link.PageButtons.Action;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.delivery.page.PageWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages as Telegram takes them: HTML of which only what we mean is markup, and never longer than
 * its 4096 characters. Links stand in the text, as a button with an address Telegram does not like
 * would have it refuse the whole page.
 */
final class TelegramWords {

  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_SUMMARY = 1500;

  private TelegramWords() {}

  /** What a page says. */
  static String page(PageWords words) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "<b>[%s] %s</b> %s"
            .formatted(
                escaped(words.severity()),
                escaped(words.number()),
                line(words.title(), LONGEST_LINE)));
    if (words.handOver() != null) {
      lines.add("<b>What is known:</b> " + line(words.handOver().summary(), LONGEST_SUMMARY));
    }
    lines.add("<b>Services:</b> " + line(words.services(), LONGEST_LINE));
    lines.add("<b>Since:</b> " + escaped(words.since()));
    lines.add("<b>Why you:</b> " + line(words.whyYou(), LONGEST_LINE));
    lines.add(link(words.incidentUrl(), "Open the incident"));
    if (words.joinUrl() != null) {
      lines.add(link(words.joinUrl(), "Join the call"));
    }
    return String.join("\n", lines);
  }

  /** A page that needs no answer any more. */
  static String settled(PageWords words, String outcome) {
    return page(words) + "\n\n<b>" + line(outcome, LONGEST_LINE) + "</b>";
  }

  /** A headline, a paragraph and where to look. */
  static String note(String subject, String text, String url) {
    return "<b>%s</b>\n%s\n%s"
        .formatted(
            line(subject, LONGEST_LINE), line(text, LONGEST_SUMMARY), link(url, "Open Muster"));
  }

  /** The buttons of a page; none where it can only be answered by a deed. */
  static Map<String, Object> buttons(String pageId, PageWords words) {
    if (!words.answerable()) {
      return Map.of();
    }
    Map<String, String> answer = button(words.button("Yes, still on it"), Action.ANSWER, pageId);
    boolean calls = !words.stillOn() && words.handOver() == null;
    return calls ? keyboard(answer, button("Escalate", Action.ESCALATE, pageId)) : keyboard(answer);
  }

  /** The buttons of a page that seeks somebody to take the incident on. */
  static Map<String, Object> buttons(String pageId) {
    return keyboard(
        button("Acknowledge", Action.ANSWER, pageId), button("Escalate", Action.ESCALATE, pageId));
  }

  /** Asked once more, as it calls people. */
  static Map<String, Object> sure(String pageId) {
    return keyboard(
        button("Call the next level", Action.CALL, pageId),
        button("Not yet", Action.NOT_YET, pageId));
  }

  @SafeVarargs
  private static Map<String, Object> keyboard(Map<String, String>... row) {
    return Map.of("inline_keyboard", List.of(List.of(row)));
  }

  private static Map<String, String> button(String text, Action action, String pageId) {
    return Map.of("text", text, "callback_data", new Press(action, pageId).data());
  }

  private static String link(String url, String text) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(url), text);
  }

  private static String line(String text, int longest) {
    return escaped(OneLine.atMost(longest, OneLine.of(text)));
  }

  /** With these escaped, no text is markup. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
