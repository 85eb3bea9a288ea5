/**
 * What auditors and managers read. Everything here is derived from the event log; nothing here
 * writes to it.
 */
package io.muster.reporting;
