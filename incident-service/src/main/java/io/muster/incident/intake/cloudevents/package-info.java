/** Reads CloudEvents, version 1.0, as any system may send them by HTTP. */
package io.muster.incident.intake.cloudevents;
