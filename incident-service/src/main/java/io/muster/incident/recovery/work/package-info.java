/**
 * The record of what people do to remove the cause of an incident and to bring back what it hit.
 */
package io.muster.incident.recovery.work;
