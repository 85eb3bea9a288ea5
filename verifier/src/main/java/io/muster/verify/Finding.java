package io.muster.verify;

/**
 * One thing that is wrong, with the events it concerns.
 *
 * @param kind what was done to them
 * @param from first position concerned
 * @param to last position concerned
 * @param eventId id of the event at {@code from}; null when that is what is missing
 * @param type its type; null likewise
 * @param sentence the same for people, naming position, id and type
 */
public record Finding(Kind kind, long from, long to, String eventId, String type, String sentence) {

  /** What can be wrong with a log. */
  public enum Kind {
    /** The content is not what the hash was made of. */
    CHANGED(true),
    /** It is genuine, and stands where it was not recorded. */
    MOVED(true),
    /** It was not recorded there. */
    INSERTED(true),
    /** A commit or all from here on was written anew, with hashes made to fit. */
    REPLACED(true),
    /** It is not in the format events are recorded in. */
    UNREADABLE(true),
    /** A checkpoint is not signed by a key of this log, or contradicts another. */
    CHECKPOINT(true),
    /** It was recorded and is not there. */
    MISSING(false),
    /** The file breaks off. */
    CUT_SHORT(false);

    private final boolean integrity;

    Kind(boolean integrity) {
      this.integrity = integrity;
    }

    /** Whether it speaks against the integrity of what is there, or against its completeness. */
    public boolean isIntegrity() {
      return integrity;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
