/** Reads what Splunk's webhook alert action posts. */
package io.muster.incident.intake.splunk;
