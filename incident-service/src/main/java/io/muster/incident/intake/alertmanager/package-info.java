/** Reads what Prometheus Alertmanager sends to a webhook. */
package io.muster.incident.intake.alertmanager;
