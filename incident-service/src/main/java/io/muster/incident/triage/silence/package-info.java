/** Silences: which alerts call nobody out, and when. */
package io.muster.incident.triage.silence;
