/** Reads what New Relic's workflows post to a webhook with their default template. */
package io.muster.incident.intake.newrelic;
