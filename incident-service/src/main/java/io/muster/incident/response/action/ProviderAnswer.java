package io.muster.incident.response.action;

/**
 * What a target answered.
 *
 * @param says in its own words; null when it says nothing
 * @param reference what it needs to undo it; null: nothing
 */
record ProviderAnswer(Result result, String says, String reference) {

  private static final int LONGEST = 2_000;

  /** What it comes to. */
  enum Result {
    /** It would be done. */
    WOULD_DO,
    /** Nothing can be tried there without being done. */
    NOT_OFFERED,
    /** It was done, and holds. */
    DONE,
    /** It was done, and holds no more. */
    UNDONE,
    /** It was not done and will not be. */
    REFUSED,
    /** It is being done. */
    IN_PROGRESS,
    /** The target has never been asked to do it. */
    NOT_SEEN,
    /** The question certainly did not leave. */
    NOT_SENT,
    /** The question may have arrived; what came of it is not known. */
    UNKNOWN
  }

  ProviderAnswer {
    says = says == null || says.isBlank() ? null : shortened(says.strip());
  }

  static ProviderAnswer of(Result result, String says) {
    return new ProviderAnswer(result, says, null);
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
