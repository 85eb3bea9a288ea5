package io.muster.notification.delivery.link;

import java.time.Instant;

/**
 * What an acknowledge link stands for.
 *
 * @param incidentId what is acknowledged
 * @param personId on whose behalf
 * @param pageId the page it was sent with
 * @param expiresAt until when it opens, UTC, to the second
 */
public record AckLink(String incidentId, String personId, String pageId, Instant expiresAt) {}
