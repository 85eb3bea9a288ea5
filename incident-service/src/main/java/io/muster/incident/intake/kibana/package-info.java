/** Reads what Kibana's webhook connector posts with the body that Muster's guide gives. */
package io.muster.incident.intake.kibana;
