package io.muster.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets: where people reach Muster, who vouches for them, and how much one caller
 * may ask for.
 */
@ConfigurationProperties("muster.gateway")
record GatewaySettings(
    URI publicUrl, String issuerUri, String clientSecret, String trustedProxies, Limits limits) {

  static final String CLIENT_ID = "muster-gateway";
  static final String AUDIENCE = "muster-api";

  /**
   * @param reportsPerHour how often one address may report something without an account
   * @param reportsPerHourInAll how many such reports are taken together
   * @param subscriptionsPerHour how often one address may give the status page a mailbox or a
   *     program to tell
   * @param subscriptionsPerHourInAll how many such are taken together
   * @param callsAtOnce how many calls may wait for one service at the same time
   */
  record Limits(
      int intakePerMinute,
      int callerPerMinute,
      int anonymousPerMinute,
      int reportsPerHour,
      int reportsPerHourInAll,
      int subscriptionsPerHour,
      int subscriptionsPerHourInAll,
      int callsAtOnce) {}

  /** Whether people come by TLS, so that cookies may be kept from ever leaving it. */
  boolean https() {
    return "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
