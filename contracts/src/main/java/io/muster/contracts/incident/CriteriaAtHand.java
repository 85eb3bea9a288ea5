package io.muster.contracts.incident;

import java.util.List;

/**
 * What the plan an incident follows wants to be so before a phase is left, and is not.
 *
 * @param planId the plan
 * @param version of it that is followed
 */
public record CriteriaAtHand(String planId, int version, List<Open> open) {
  public CriteriaAtHand {
    open = List.copyOf(open);
  }

  /**
   * A criterion that is not met.
   *
   * @param id unique within the plan
   * @param phase before the end of which it has to be so
   * @param text as the plan words it
   */
  public record Open(String id, Phase phase, String text) {}
}
