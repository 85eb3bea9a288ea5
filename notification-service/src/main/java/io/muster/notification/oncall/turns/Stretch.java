package io.muster.notification.oncall.turns;

/**
 * A time in which one person is on call, or nobody is.
 *
 * @param personId who; null when nobody is
 * @param layerId the layer that made it so; null for an override, and where no layer is on duty
 * @param overrideId the override that made it so; null otherwise
 * @param insteadOf whose turn it would have been; null when it is their own, or nobody's
 */
public record Stretch(
    Span span, Cause cause, String personId, String layerId, String overrideId, String insteadOf) {

  /** Why it is so. */
  public enum Cause {
    /** It is the person's turn in a layer. */
    TURN,
    /** Whoever's turn it is is on leave, and the person is the next of the layer who is not. */
    LEAVE_COVER,
    /** An override says so. */
    OVERRIDE,
    /** Nobody: no layer is on duty. */
    NO_LAYER,
    /** Nobody: everybody in every layer that is on duty is on leave. */
    ALL_AWAY
  }

  boolean continues(Stretch before) {
    return before.span.until().equals(span.from()) && before.during(span).equals(this);
  }

  Stretch during(Span other) {
    return new Stretch(other, cause, personId, layerId, overrideId, insteadOf);
  }
}
