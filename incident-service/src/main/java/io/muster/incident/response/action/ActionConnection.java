package io.muster.incident.response.action;

/**
 * A target that can be spoken to. Each call is one attempt of at most {@link
 * ActionLimits#PATIENCE}; none of them throws because of what the other side does.
 */
interface ActionConnection {

  /** What would be done; changes nothing. */
  ProviderAnswer dryRun(ActionRequest request);

  /**
   * Whether the target is still at trying something and begins nothing before that is over; changes
   * nothing. Most are done with it once they have answered.
   */
  default boolean isTrying(ActionRequest request) {
    return false;
  }

  /** Does it. Called once for an action and never again, whatever comes of it. */
  ProviderAnswer execute(ActionRequest request);

  /** What came of it; changes nothing. */
  ProviderAnswer status(ActionRequest request);

  /** Takes it back; safe to repeat. */
  ProviderAnswer undo(ActionRequest request);
}
