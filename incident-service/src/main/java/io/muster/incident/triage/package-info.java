/**
 * What makes alerts into problems: which belong together, and when they open or resolve an
 * incident.
 */
package io.muster.incident.triage;
