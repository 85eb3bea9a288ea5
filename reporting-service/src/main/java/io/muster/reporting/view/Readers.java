package io.muster.reporting.view;

/** Who may read what, as the table of roles says. */
final class Readers {

  /** People who read the ledger and reports; partners and administrators do not. */
  static final String READ = "hasAnyRole('auditor', 'manager', 'responder')";

  /** The whole log leaves the house only with those who answer for it or check it. */
  static final String EXPORT = "hasAnyRole('auditor', 'manager')";

  private Readers() {}
}
