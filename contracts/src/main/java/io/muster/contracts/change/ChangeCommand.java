package io.muster.contracts.change;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.AlertLink;
import java.time.Instant;
import java.util.List;

/** What can be asked of a change. */
public sealed interface ChangeCommand extends Command {

  /** The change. */
  String changeId();

  @Override
  default String aggregateId() {
    return changeId();
  }

  /**
   * Record a change; of one that is recorded already only what became of it is news, and a start
   * that is heard of late is none.
   */
  record Record(
      String changeId,
      String integrationId,
      String source,
      ChangeKind kind,
      String service,
      String environment,
      String version,
      String summary,
      String description,
      List<AlertLink> links,
      String author,
      ChangeOutcome outcome,
      Instant occurredAt,
      String rawSha256,
      Actor by)
      implements ChangeCommand {
    public Record {
      links = List.copyOf(links);
    }
  }
}
