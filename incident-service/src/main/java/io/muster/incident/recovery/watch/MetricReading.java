package io.muster.incident.recovery.watch;

/**
 * What came of reading one metric.
 *
 * @param value the worst of what was read, as far as the metric's limit goes; null when there was
 *     nothing
 * @param trouble why there is no value; null when there is one
 */
public record MetricReading(Double value, Trouble trouble) {

  /** Why a metric could not be read. */
  public enum Trouble {
    /** The server did not answer. */
    NO_ANSWER,
    /** It does not understand the expression, or refused it. */
    REFUSED,
    /** The expression gives no figure at the moment. */
    NO_DATA,
    /** The operator has taken the server out of the settings. */
    NOT_SET_UP
  }

  static MetricReading of(double value) {
    return new MetricReading(value, null);
  }

  static MetricReading none(Trouble trouble) {
    return new MetricReading(null, trouble);
  }
}
