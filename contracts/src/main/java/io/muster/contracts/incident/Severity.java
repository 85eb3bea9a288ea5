package io.muster.contracts.incident;

/** How bad it is: SEV1 is the worst. */
public enum Severity {
  SEV1,
  SEV2,
  SEV3,
  SEV4,
  SEV5;

  /** Whether this is worse than the other. */
  public boolean worseThan(Severity other) {
    return compareTo(other) < 0;
  }
}
