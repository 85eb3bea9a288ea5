/** The evidence of incidents: its items, and the chain of custody of each. */
package io.muster.incident.evidence;
