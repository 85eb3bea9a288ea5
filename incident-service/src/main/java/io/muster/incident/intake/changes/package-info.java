/** Takes changes in Muster's own form, for pipelines and tools that can be told what to send. */
package io.muster.incident.intake.changes;
