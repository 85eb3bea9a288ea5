package io.muster.notification.delivery.mattermost;

import io.muster.notification.delivery.link.PageButtons.Action;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.delivery.page.PageWords;
import io.muster.starter.MusterProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Posts as Mattermost takes them: one attachment, whose title is a link and reads no Markdown, and
 * fields in which whatever came from outside has its Markdown escaped, so that no text hides a link
 * or mentions anybody.
 */
@Component
class MattermostPosts {

  private static final int LONGEST_LINE = 400;
  private static final int LONGEST_SUMMARY = 1500;
  private static final String NEEDED = "#c0392b";
  private static final String OVER = "#7f8c8d";

  private final PressTokens tokens;
  private final MusterProperties muster;

  MattermostPosts(PressTokens tokens, MusterProperties muster) {
    this.tokens = tokens;
    this.muster = muster;
  }

  /** A page, with the buttons it has when it is sent; none where only a deed answers it. */
  Map<String, Object> page(String pageId, PageWords words) {
    if (!words.answerable()) {
      return props(words, NEEDED, null, List.of());
    }
    Map<String, Object> answer =
        button("answer", words.button("Yes, still on it"), "primary", Action.ANSWER, pageId);
    boolean calls = !words.stillOn() && words.handOver() == null;
    return props(
        words,
        NEEDED,
        null,
        calls
            ? List.of(answer, button("escalate", "Escalate", "default", Action.ESCALATE, pageId))
            : List.of(answer));
  }

  /** The same, asked once more whether to call the next level, as that calls people. */
  Map<String, Object> sure(String pageId, PageWords words) {
    return props(
        words,
        NEEDED,
        null,
        List.of(
            button("call", "Call the next level", "danger", Action.CALL, pageId),
            button("notyet", "Not yet", "default", Action.NOT_YET, pageId)));
  }

  /**
   * A page with nothing left to press.
   *
   * @param outcome what came of it; null where nothing is said of it
   */
  static Map<String, Object> settled(PageWords words, String outcome) {
    return props(words, OVER, outcome, List.of());
  }

  /** A headline, a paragraph and where to look. */
  static Map<String, Object> note(String subject, String text, String url) {
    return attachment(
        OneLine.atMost(LONGEST_LINE, OneLine.of(subject)),
        url,
        OVER,
        Map.of("text", escaped(OneLine.atMost(LONGEST_SUMMARY, OneLine.of(text)))));
  }

  private static Map<String, Object> props(
      PageWords words, String colour, String outcome, List<Map<String, Object>> buttons) {
    List<Map<String, Object>> fields = new ArrayList<>();
    if (words.handOver() != null) {
      fields.add(field("What is known", words.handOver().summary(), LONGEST_SUMMARY));
    }
    fields.add(field("Services", words.services(), LONGEST_LINE));
    fields.add(field("Since", words.since(), LONGEST_LINE));
    fields.add(field("Why you", words.whyYou(), LONGEST_LINE));
    if (outcome != null) {
      fields.add(field("Now", outcome, LONGEST_LINE));
    }
    Map<String, Object> content = new HashMap<>();
    content.put("fields", fields);
    content.put("actions", buttons);
    if (words.joinUrl() != null) {
      content.put("text", "[Join the call](<%s>)".formatted(words.joinUrl()));
    }
    return attachment(
        "[%s] %s %s"
            .formatted(
                words.severity(), words.number(), OneLine.atMost(LONGEST_LINE, words.title())),
        words.incidentUrl(),
        colour,
        content);
  }

  /** The fallback is what a notification on a phone shows. */
  private static Map<String, Object> attachment(
      String title, String url, String colour, Map<String, Object> content) {
    Map<String, Object> attachment = new HashMap<>(content);
    attachment.put("fallback", title);
    attachment.put("color", colour);
    attachment.put("title", title);
    attachment.put("title_link", url);
    return Map.of("attachments", List.of(attachment));
  }

  /** Ids are of letters and digits alone; the context is kept from whoever reads the post. */
  private Map<String, Object> button(
      String id, String text, String style, Action action, String pageId) {
    return Map.of(
        "id",
        id,
        "type",
        "button",
        "name",
        text,
        "style",
        style,
        "integration",
        Map.of(
            "url",
            muster.publicUrl() + MattermostHooks.PATH,
            "context",
            Map.of("token", tokens.of(action, pageId))));
  }

  private static Map<String, Object> field(String title, String value, int longest) {
    return Map.of(
        "title",
        title,
        "value",
        escaped(OneLine.atMost(longest, OneLine.of(value))),
        "short",
        false);
  }

  /**
   * Each sign that Markdown could begin with stands for itself. An @ cannot be escaped, so
   * something without width comes between it and the name.
   */
  static String escaped(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]()>#+!~|.-]", "\\\\$0").replace("@", "@\u200b");
  }
}
