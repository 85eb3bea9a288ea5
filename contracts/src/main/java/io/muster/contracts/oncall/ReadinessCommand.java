package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of a look ahead. */
public sealed interface ReadinessCommand extends Command {

  /** Record what was found; the first of a day stands. See {@link ReadinessEvent.Checked}. */
  record RecordCheck(
      String checkId,
      Instant from,
      Instant until,
      int policies,
      List<ReadinessEvent.Finding> findings,
      Actor by)
      implements ReadinessCommand {
    public RecordCheck {
      findings = List.copyOf(findings);
    }

    @Override
    public String aggregateId() {
      return checkId;
    }
  }
}
