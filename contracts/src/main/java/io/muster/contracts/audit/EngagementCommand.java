package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What can be asked of an audit engagement. */
public sealed interface EngagementCommand extends Command {

  /** The engagement. */
  String engagementId();

  @Override
  default String aggregateId() {
    return engagementId();
  }

  /** Let an auditor in; see {@link EngagementEvent.Opened}. */
  record Open(
      String engagementId,
      String auditorEmail,
      String framework,
      LocalDate from,
      LocalDate to,
      Instant validFrom,
      Instant validUntil,
      String purpose,
      int acknowledgeMinutes,
      int reviewDays,
      Actor by)
      implements EngagementCommand {}

  /** Make it this person's. Safe to give twice; refused when it is somebody else's. */
  record TakeUp(String engagementId, Person auditor, Actor by) implements EngagementCommand {}

  /** Record a sample that was drawn; see {@link EngagementEvent.Sampled}. */
  record RecordSample(
      String engagementId,
      String control,
      long asOf,
      int population,
      int size,
      String seed,
      List<String> subjectIds,
      Actor by)
      implements EngagementCommand {
    public RecordSample {
      subjectIds = List.copyOf(subjectIds);
    }
  }

  /** Say what one makes of one of a sample. */
  record MarkItem(
      String engagementId,
      int sample,
      String subjectId,
      AuditVerdict verdict,
      String words,
      Actor by)
      implements EngagementCommand {}

  /** End it before its time. */
  record End(String engagementId, String reason, Actor by) implements EngagementCommand {}
}
