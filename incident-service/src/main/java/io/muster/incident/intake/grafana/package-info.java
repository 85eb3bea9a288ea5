/** Reads what Grafana's alerting posts to a webhook, and checks its signature when it signs. */
package io.muster.incident.intake.grafana;
