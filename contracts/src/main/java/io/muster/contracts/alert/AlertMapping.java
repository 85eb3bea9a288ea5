package io.muster.contracts.alert;

import java.util.List;
import java.util.Map;

/**
 * How alerts are read out of a JSON message of a tool Muster does not know. A template is a text in
 * which {@code {$.path}} stands for what the JSONPath finds in the alert.
 *
 * @param each JSONPath of the list of alerts in the message; null: the message is one alert
 * @param key template of what says that it is the same alert; null: each message is one of its own
 * @param summary template of one line, never null
 * @param description template, or null
 * @param name template of what kind of alert it is called, or null
 * @param service template, or null
 * @param host template, or null
 * @param severity template of the tool's word for how bad it is, or null
 * @param severities what the tool's words mean, in the words of Alertmanager's label
 * @param status template of the tool's word for what happens, or null
 * @param resolved those of its words that say that it is over
 * @param acknowledged those that say that somebody takes care of it
 * @param link template of a web address, or null
 * @param since template of when it began, ISO 8601 or seconds or milliseconds since 1970; or null
 */
public record AlertMapping(
    String each,
    String key,
    String summary,
    String description,
    String name,
    String service,
    String host,
    String severity,
    Map<String, String> severities,
    String status,
    List<String> resolved,
    List<String> acknowledged,
    String link,
    String since) {
  public AlertMapping {
    severities = severities == null ? Map.of() : Map.copyOf(severities);
    resolved = resolved == null ? List.of() : List.copyOf(resolved);
    acknowledged = acknowledged == null ? List.of() : List.copyOf(acknowledged);
  }
}
