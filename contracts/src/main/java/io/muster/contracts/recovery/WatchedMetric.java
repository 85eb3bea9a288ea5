package io.muster.contracts.recovery;

/**
 * A figure that has to stay on one side of a limit while a recovery is watched.
 *
 * @param name how people call it
 * @param source which of the metric servers the operator set is asked
 * @param expression in that server's language (PromQL); a figure that jumps is averaged in it
 * @param limit where it must not be
 * @param threshold the limit itself, in the figure's own unit
 */
public record WatchedMetric(
    String name, String source, String expression, Limit limit, double threshold) {

  /** On which side of the threshold it must not be. */
  public enum Limit {
    /** It must not be above. */
    ABOVE,
    /** It must not be below. */
    BELOW
  }

  /** Whether a value is on the wrong side; a threshold itself is not. */
  public boolean isBreachedBy(double value) {
    return limit == Limit.ABOVE ? value > threshold : value < threshold;
  }
}
