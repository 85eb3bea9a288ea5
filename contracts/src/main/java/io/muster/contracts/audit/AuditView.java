package io.muster.contracts.audit;

/** What an auditor looked at, or took away. */
public enum AuditView {
  /** All controls with the sizes of their populations. */
  CONTROLS,
  /** A page of the population of a control. */
  POPULATION,
  /** A whole population, to draw a sample from it. */
  DRAW,
  /** The list of a sample. */
  SAMPLE,
  /** One of a sample with the events that prove the control. */
  EVIDENCE,
  /** The report of an incident, to be read. */
  REPORT,
  /** The report of an incident, as a file. */
  REPORT_FILE,
  /** The evidence bundle of an incident. */
  BUNDLE,
  /** The working paper of the engagement. */
  WORKING_PAPER
}
