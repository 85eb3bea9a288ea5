/** The HTTP API of the ledger and the reports. */
package io.muster.reporting.view;
