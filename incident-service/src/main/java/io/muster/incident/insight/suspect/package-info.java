/** Which change may have caused an incident, why it is thought to, and what speaks against it. */
package io.muster.incident.insight.suspect;
