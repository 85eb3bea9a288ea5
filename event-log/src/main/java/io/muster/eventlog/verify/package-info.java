/**
 * What an auditor needs to check the log without a server and without trusting it: hashes,
 * checkpoints, the verifier.
 */
package io.muster.eventlog.verify;
