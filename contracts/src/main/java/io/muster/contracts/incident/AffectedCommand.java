package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import java.util.List;

/** What can be said of who and what an incident affects. */
public sealed interface AffectedCommand extends IncidentCommand {

  /**
   * Add services, remove others; removing needs a reason. Those that are affected already, or are
   * not, are passed over.
   */
  record ChangeServices(
      String incidentId,
      List<String> add,
      List<String> remove,
      String reason,
      Actor by,
      Authority authority)
      implements AffectedCommand {
    public ChangeServices {
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /**
   * Say who outside is affected, and how many; again with the same {@code partyId} to say it
   * better, then with a reason.
   */
  record AffectParty(
      String incidentId,
      String partyId,
      String name,
      Long count,
      boolean estimated,
      String reason,
      Actor by,
      Authority authority)
      implements AffectedCommand {}

  /** Say that they are not affected after all; a reason is required. */
  record ClearParty(String incidentId, String partyId, String reason, Actor by, Authority authority)
      implements AffectedCommand {}
}
