/**
 * The watch over a recovery: for a stated time it looks whether an alert of the affected services
 * fires or a metric leaves its limit, and opens the incident again when one does.
 */
package io.muster.incident.recovery.watch;
