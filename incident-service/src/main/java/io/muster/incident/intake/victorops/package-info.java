/** Stands in for the REST endpoint of VictorOps, which is called Splunk On-Call now. */
package io.muster.incident.intake.victorops;
