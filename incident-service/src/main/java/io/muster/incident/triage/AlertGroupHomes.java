package io.muster.incident.triage;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which incidents have which groups of alerts, from the log itself. */
@Component
public class AlertGroupHomes {

  private final GroupLedger groups;

  AlertGroupHomes(GroupLedger groups) {
    this.groups = groups;
  }

  /**
   * Where a group belongs.
   *
   * @param incidentId the incident that has it
   * @param moves how often that changed
   * @param over whether every alert of it is over
   */
  public record Home(String incidentId, int moves, boolean over) {}

  /** Nothing when the group was never opened. */
  public Optional<Home> find(String groupId) {
    return groups
        .load(groupId)
        .map(group -> new Home(group.home().incidentId(), group.home().moves(), group.isOver()));
  }
}
