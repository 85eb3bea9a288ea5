/** Runbooks: how they are written, who may publish one, and what became of each run. */
package io.muster.incident.planning.runbook;
