/** Finds past incidents that were like one at hand, and says why they are thought to be. */
package io.muster.incident.triage.similar;
