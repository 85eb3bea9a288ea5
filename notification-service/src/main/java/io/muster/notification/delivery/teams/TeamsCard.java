package io.muster.notification.delivery.teams;

import io.muster.notification.delivery.page.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A card as a workflow of Teams takes it (Adaptive Card 1.4). Whatever came from outside stands in
 * runs of plain text, where Teams reads no Markdown: no title hides a link or mentions anybody.
 */
public final class TeamsCard {

  private static final int LONGEST_HEADLINE = 300;
  private static final int LONGEST_FACT = 300;

  private final String headline;
  private final Colour colour;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Map<String, String>> buttons = new ArrayList<>();

  /** What a headline's colour says. */
  public enum Colour {
    /** Somebody is needed. */
    ATTENTION,
    /** Somebody is on it. */
    WARNING,
    /** It is over. */
    GOOD,
    /** Nothing is wrong. */
    DEFAULT;

    private String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** A card with a headline alone. */
  public TeamsCard(String headline, Colour colour) {
    this.headline = OneLine.atMost(LONGEST_HEADLINE, OneLine.of(headline));
    this.colour = colour;
  }

  /** Says one thing more, under a name of its own. */
  public TeamsCard says(String name, String value) {
    facts.put(name, OneLine.atMost(LONGEST_FACT, OneLine.of(value)));
    return this;
  }

  /** Opens an address; no button does more, as a webhook hears nothing back. */
  public TeamsCard opens(String title, String url) {
    buttons.add(Map.of("type", "Action.OpenUrl", "title", title, "url", url));
    return this;
  }

  /** The body of the request. */
  Map<String, Object> message() {
    List<Map<String, Object>> body = new ArrayList<>();
    body.add(
        text(
            List.of(
                Map.of(
                    "type",
                    "TextRun",
                    "text",
                    headline,
                    "weight",
                    "Bolder",
                    "size",
                    "Large",
                    "color",
                    colour.word()))));
    facts.forEach(
        (name, value) ->
            body.add(
                text(
                    List.of(
                        Map.of("type", "TextRun", "text", name + ": ", "weight", "Bolder"),
                        Map.of("type", "TextRun", "text", value)))));
    Map<String, Object> attachment = new HashMap<>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("contentUrl", null);
    attachment.put(
        "content",
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "fallbackText",
            headline,
            "msteams",
            Map.of("width", "full"),
            "body",
            body,
            "actions",
            buttons));
    return Map.of("type", "message", "attachments", List.of(attachment));
  }

  private static Map<String, Object> text(List<Map<String, String>> runs) {
    return Map.of("type", "RichTextBlock", "inlines", runs);
  }
}
