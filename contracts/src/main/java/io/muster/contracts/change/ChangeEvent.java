package io.muster.contracts.change;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.alert.AlertLink;
import java.time.Instant;
import java.util.List;

/** What is known of a change somebody made. It is kept for ever, as it may explain an incident. */
public sealed interface ChangeEvent extends Event {

  /**
   * Hash of the integration and the source's own name for the change: it cannot be recorded twice.
   */
  String changeId();

  @Override
  default String aggregateId() {
    return changeId();
  }

  /**
   * A source reported a change for the first time.
   *
   * @param integrationId which source
   * @param source kind of tool, such as {@code github}
   * @param service what was changed, as people call it; null when unsaid
   * @param environment where, such as {@code production}; null when unsaid
   * @param version what it was changed to: a version, tag or revision; null when unsaid
   * @param summary one line
   * @param description more of it, or null
   * @param links where to look, such as a comparison or a pipeline
   * @param author who made it, in the source's words, or null
   * @param occurredAt when, by the source's clock, UTC
   * @param rawSha256 SHA-256, in lower-case hex, of the body it came in
   */
  @EventType(name = "change.recorded")
  record Recorded(
      String changeId,
      String integrationId,
      String source,
      ChangeKind kind,
      String service,
      String environment,
      String version,
      @FreeText(of = "changeId") String summary,
      @FreeText(of = "changeId") String description,
      @FreeText(of = "changeId") List<AlertLink> links,
      @FreeText(of = "changeId") String author,
      ChangeOutcome outcome,
      Instant occurredAt,
      String rawSha256,
      Actor by,
      Instant at)
      implements ChangeEvent {
    public Recorded {
      links = links == null ? List.of() : List.copyOf(links);
    }
  }

  /**
   * The source said what became of it.
   *
   * @param occurredAt when, by the source's clock, UTC
   * @param rawSha256 of the body that said so
   */
  @EventType(name = "change.concluded")
  record Concluded(
      String changeId,
      ChangeOutcome outcome,
      Instant occurredAt,
      String rawSha256,
      Actor by,
      Instant at)
      implements ChangeEvent {}
}
