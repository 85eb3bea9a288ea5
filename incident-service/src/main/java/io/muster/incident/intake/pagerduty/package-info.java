/** Stands in for PagerDuty's Events API, so that a tool needs only another address and key. */
package io.muster.incident.intake.pagerduty;
