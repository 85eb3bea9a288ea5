/** Reads what ElastAlert 2's HTTP POST alerter sends. */
package io.muster.incident.intake.elastalert;
