package io.muster.notification.delivery.link;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What acknowledge links need to be told.
 *
 * @param linkSecret what they are signed with; at least 32 characters
 * @param incidentUrl where incident-service is asked to acknowledge
 */
@ConfigurationProperties("muster")
record LinkProperties(String linkSecret, String incidentUrl) {

  private static final int SHORTEST = 32;

  LinkProperties {
    if (linkSecret == null || linkSecret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "muster.link-secret (MUSTER_LINK_SECRET) must be set to at least "
              + SHORTEST
              + " characters.");
    }
    if (incidentUrl == null || incidentUrl.isBlank()) {
      throw new IllegalArgumentException("muster.incident-url (MUSTER_INCIDENT_URL) is not set.");
    }
  }
}
