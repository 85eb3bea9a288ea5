/** Reads from GitHub's webhooks what was deployed, released and pushed. */
package io.muster.incident.intake.github;
