/**
 * What proves the log to somebody who does not trust its database: signed checkpoints kept outside.
 */
package io.muster.reporting.evidence;
