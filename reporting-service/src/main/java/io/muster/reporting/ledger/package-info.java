/** Every event of the log in order: who did what and when, in plain English, with its hashes. */
package io.muster.reporting.ledger;
