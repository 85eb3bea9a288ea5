/** Stands in for incident.io's HTTP alert source. */
package io.muster.incident.intake.incidentio;
