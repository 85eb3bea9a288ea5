/** Takes traces by OTLP over HTTP and keeps of them what needs what. */
package io.muster.incident.intake.traces;
