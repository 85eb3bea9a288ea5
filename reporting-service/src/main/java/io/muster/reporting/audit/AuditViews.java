package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditView;
import io.muster.contracts.audit.AuditViewCommand.RecordView;
import io.muster.contracts.audit.AuditViewEvent.Viewed;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Puts on record what auditors look at, before they see it. The answer then tells of the log up to
 * that record, which is in every index by then.
 */
@Service
class AuditViews {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EngagementIndex index;
  private final Ledger ledger;
  private final CommandSender sender;

  AuditViews(EngagementIndex index, Ledger ledger, CommandSender sender) {
    this.index = index;
    this.ledger = ledger;
    this.sender = sender;
  }

  /** A look at everything of an engagement, or at no control in particular. */
  long record(EngagementState engagement, AuditView what, Caller caller) {
    return record(engagement, what, null, null, List.of(), null, caller);
  }

  /** A look at a population. */
  long population(
      EngagementState engagement, AuditView what, String control, Integer page, Caller caller) {
    return record(engagement, what, control, null, List.of(), page, caller);
  }

  /** A look at a sample, or at some of it. */
  long sample(
      EngagementState engagement,
      AuditView what,
      Sampled sample,
      List<String> subjectIds,
      Caller caller) {
    return record(engagement, what, sample.control(), sample.sample(), subjectIds, null, caller);
  }

  /** A look at an incident. */
  long incident(EngagementState engagement, AuditView what, String incidentId, Caller caller) {
    return record(engagement, what, null, null, List.of(incidentId), null, caller);
  }

  private long record(
      EngagementState engagement,
      AuditView what,
      String control,
      Integer sample,
      List<String> subjectIds,
      Integer page,
      Caller caller) {
    String id = "audit-view-" + UUID.randomUUID().toString().replace("-", "");
    long position =
        sender
            .sendSystem(
                new RecordView(
                    id, engagement.id(), what, control, sample, subjectIds, page, caller.actor()))
            .position();
    if (!index.awaitView(id, PATIENCE)) {
      throw Ledger.behind("what was recorded until now cannot be shown yet");
    }
    return position;
  }

  /**
   * A look, and where it was recorded.
   *
   * @param position in the log
   */
  record Seen(long position, Viewed viewed) {}

  /** The looks under an engagement before a position, the newest first. */
  List<Seen> of(String engagementId, long before, int most) {
    List<LogEntry> entries = ledger.at(index.views(engagementId, before, most));
    List<Seen> seen = new ArrayList<>();
    for (LogEntry entry : entries.reversed()) {
      if (entry.event().orElse(null) instanceof Viewed viewed) {
        seen.add(new Seen(entry.position(), viewed));
      }
    }
    return seen;
  }
}
