/**
 * The auditors' own verifier, written from docs/log-format.md. It shares no code with what writes
 * the log, so that a mistake in one is not repeated in the other, and needs nothing but Java.
 */
package io.muster.verify;
