/** Stands in for Opsgenie's Alert API, so that a client needs only another host and key. */
package io.muster.incident.intake.opsgenie;
