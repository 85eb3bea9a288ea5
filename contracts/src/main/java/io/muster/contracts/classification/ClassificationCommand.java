package io.muster.contracts.classification;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the rule that says how bad incidents are. */
public sealed interface ClassificationCommand extends Command {

  /** The one matrix of an installation. */
  String MATRIX_ID = "classification-matrix";

  @Override
  default String aggregateId() {
    return MATRIX_ID;
  }

  /**
   * Let another version hold from now on; the one that holds already changes nothing.
   *
   * @param reason why, required
   */
  record Publish(MatrixContent content, String reason, Actor by) implements ClassificationCommand {}
}
