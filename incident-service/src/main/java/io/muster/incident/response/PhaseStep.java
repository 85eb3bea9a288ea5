package io.muster.incident.response;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import java.util.Arrays;
import java.util.List;

/**
 * One step from a phase to another: what kind it is and what it passes over.
 *
 * @param skipped the phases passed over, in order; empty unless the move is SKIPPED
 */
record PhaseStep(PhaseMove move, List<Phase> skipped) {

  static PhaseStep between(Phase from, Phase to) {
    int distance = to.ordinal() - from.ordinal();
    if (distance < 0) {
      return new PhaseStep(PhaseMove.RETURNED, List.of());
    }
    if (distance == 1) {
      return new PhaseStep(PhaseMove.ADVANCED, List.of());
    }
    return new PhaseStep(
        PhaseMove.SKIPPED, Arrays.asList(Phase.values()).subList(from.ordinal() + 1, to.ordinal()));
  }

  boolean needsReason() {
    return move != PhaseMove.ADVANCED;
  }
}
