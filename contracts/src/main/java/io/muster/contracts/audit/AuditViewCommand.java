package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a look an auditor takes. */
public sealed interface AuditViewCommand extends Command {

  /** The look. */
  String viewId();

  @Override
  default String aggregateId() {
    return viewId();
  }

  /** Record it; see {@link AuditViewEvent.Viewed}. Safe to give twice. */
  record RecordView(
      String viewId,
      String engagementId,
      AuditView what,
      String control,
      Integer sample,
      List<String> subjectIds,
      Integer page,
      Actor by)
      implements AuditViewCommand {
    public RecordView {
      subjectIds = List.copyOf(subjectIds);
    }
  }
}
