/** Reads what Graylog posts when an event of its own kinds occurs. */
package io.muster.incident.intake.graylog;
