/** What is prepared before an incident: response plans, runbooks and who was trained. */
package io.muster.incident.planning;
