package io.muster.incident.response.action;

import io.muster.contracts.drill.DrillIds;
import io.muster.incident.response.action.ProviderAnswer.Result;

/**
 * Stands in for a target in a drill: responders go through everything they would go through, and
 * nothing outside hears of it.
 */
final class RehearsedConnection implements ActionConnection {

  private static final String SAYS = "This is a drill: the target is not asked.";

  /** Whether an incident is one of a drill, whose actions nobody outside may hear of. */
  static boolean isFor(String incidentId) {
    return DrillIds.inDrill(incidentId);
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return ProviderAnswer.of(Result.WOULD_DO, SAYS);
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return ProviderAnswer.of(Result.DONE, SAYS);
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return ProviderAnswer.of(Result.DONE, SAYS);
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return ProviderAnswer.of(Result.UNDONE, SAYS);
  }
}
