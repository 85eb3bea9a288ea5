package io.muster.contracts.incident;

import java.util.Objects;

/**
 * Another incident, as one names it.
 *
 * @param id its aggregate
 * @param number what people call it, as in INC-142; it keeps it for ever
 */
public record IncidentRef(String id, long number) {
  public IncidentRef {
    Objects.requireNonNull(id, "id");
  }
}
