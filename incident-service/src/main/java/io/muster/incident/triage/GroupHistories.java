package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to groups of alerts, from the log itself. */
@Component
public class GroupHistories {

  private final GroupLedger groups;

  GroupHistories(GroupLedger groups) {
    this.groups = groups;
  }

  /** Everything that happened to a group, oldest first; nothing when it was never opened. */
  public List<AlertGroupEvent> of(String groupId) {
    return groups.history(groupId);
  }
}
