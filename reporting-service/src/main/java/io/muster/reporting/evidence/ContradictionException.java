package io.muster.reporting.evidence;

/** The log is not the one that was signed before, or does not hold together; it is not signed. */
class ContradictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ContradictionException(String message) {
    super(message);
  }
}
