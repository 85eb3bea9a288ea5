package io.muster.incident.insight;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Instant;
import java.util.List;

/**
 * One change as any source told it, in the one form every source is read into.
 *
 * @param key what the source uses to say it is the same change; at most 255 characters
 * @param kind what kind of thing was changed
 * @param service what was changed, or null
 * @param environment where, or null
 * @param version what it was changed to, or null
 * @param summary one line, never null
 * @param description more of it, or null
 * @param links where to look
 * @param author who made it, in the source's words, or null
 * @param outcome what became of it so far
 * @param occurredAt when, by the source's clock; when it came in, if the source did not say
 */
public record ReportedChange(
    String key,
    ChangeKind kind,
    String service,
    String environment,
    String version,
    String summary,
    String description,
    List<AlertLink> links,
    String author,
    ChangeOutcome outcome,
    Instant occurredAt) {
  public ReportedChange {
    links = List.copyOf(links);
  }
}
