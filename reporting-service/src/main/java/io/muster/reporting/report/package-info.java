/** The compliance report of one incident, as a model and as JSON, CSV, PDF and Word. */
package io.muster.reporting.report;
