package io.muster.contracts.regulation;

/** Whether a regime makes an entity report an incident. */
public enum Reportability {
  /** It has to be reported: the clocks run. */
  REPORTABLE,
  /** It has not: kept as evidence. */
  NOT_REPORTABLE
}
