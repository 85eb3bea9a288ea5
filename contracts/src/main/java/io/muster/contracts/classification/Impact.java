package io.muster.contracts.classification;

/** How much suffers, whatever the hurry. */
public enum Impact {
  EXTENSIVE,
  SIGNIFICANT,
  MODERATE,
  MINOR;

  /** Whether more suffers than under the other. */
  public boolean greaterThan(Impact other) {
    return compareTo(other) < 0;
  }
}
