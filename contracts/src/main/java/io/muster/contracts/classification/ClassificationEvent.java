package io.muster.contracts.classification;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What happened to the rule that says how bad incidents are. */
public sealed interface ClassificationEvent extends Event {

  /** The one matrix of an installation. */
  String matrixId();

  @Override
  default String aggregateId() {
    return matrixId();
  }

  /**
   * A version came to hold. Incidents that are open keep the severity they have.
   *
   * @param version counts from 1; before the first, the one Muster ships with holds, {@code
   *     matrix/0}
   * @param reason why it was published
   */
  @EventType(name = "classification-matrix.published")
  record Published(
      String matrixId,
      int version,
      MatrixContent content,
      @FreeText(of = "matrixId") String reason,
      Actor by,
      Instant at)
      implements ClassificationEvent {}
}
