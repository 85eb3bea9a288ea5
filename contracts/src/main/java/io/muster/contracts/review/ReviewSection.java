package io.muster.contracts.review;

/** The parts of a review that are written as text, in the order they are read. */
public enum ReviewSection {
  /** What happened, in a few sentences. */
  SUMMARY,
  /** Who and what was affected, how badly and for how long. */
  IMPACT,
  /** The key moments, one a line. */
  TIMELINE,
  /** What noticed it, and how soon. */
  DETECTION,
  /** What slowed the response. */
  DELAYS,
  /** What helped, and should be kept. */
  HELPED,
  /** What is known now that was not before. */
  LEARNED
}
