/** The compliance report of one incident, as a model and as JSON, CSV and PDF. */
package io.muster.reporting.report;
