/** Stands in for GoAlert's generic API, so that a tool needs only another address and token. */
package io.muster.incident.intake.goalert;
