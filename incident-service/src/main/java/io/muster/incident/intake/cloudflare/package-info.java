/** Reads what Cloudflare's notifications post to a webhook. */
package io.muster.incident.intake.cloudflare;
