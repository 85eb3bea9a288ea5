/** How bad an incident is by rule: the matrix, what it is applied to, and why it says so. */
package io.muster.incident.triage.classification;
