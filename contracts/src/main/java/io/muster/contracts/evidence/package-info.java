/** What proves an incident: its items with their chain of custody, and what is handed out. */
package io.muster.contracts.evidence;
