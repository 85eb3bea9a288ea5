/** Which alerts call people out for nothing, and what to do about them. */
package io.muster.incident.triage.noise;
