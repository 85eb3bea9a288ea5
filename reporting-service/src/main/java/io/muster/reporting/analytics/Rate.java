package io.muster.reporting.analytics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an hour of somebody's time costs, for the cost of incidents.
 *
 * @param hourlyRate 0: it is not said, and only hours are shown
 * @param currency as it is shown, such as {@code EUR}
 */
@ConfigurationProperties("muster.analytics")
record Rate(double hourlyRate, String currency) {

  boolean known() {
    return hourlyRate > 0;
  }

  double perHour() {
    return hourlyRate;
  }
}
