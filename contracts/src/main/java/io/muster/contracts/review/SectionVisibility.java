package io.muster.contracts.review;

/** Who a section of a published review is for. */
public enum SectionVisibility {
  /** Those who respond, lead and audit. */
  INTERNAL,
  /** Also the partner whose incident it was, and whoever the public text is handed to. */
  PUBLIC
}
