/** Reads what Datadog's webhook sends with the payload that Muster's guide gives. */
package io.muster.incident.intake.datadog;
