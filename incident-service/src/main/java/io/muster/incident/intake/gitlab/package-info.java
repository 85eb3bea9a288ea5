/** Reads from GitLab's webhooks what was deployed, released and pushed. */
package io.muster.incident.intake.gitlab;
