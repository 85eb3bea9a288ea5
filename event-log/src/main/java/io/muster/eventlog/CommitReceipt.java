package io.muster.eventlog;

import java.time.Instant;

/**
 * Proof that a commit is durable, and where.
 *
 * @param position log position of the first event
 * @param lastPosition log position of the last event
 * @param recordTime when the log learned it
 * @param hash the commit's hash, 32 bytes
 */
public record CommitReceipt(long position, long lastPosition, Instant recordTime, byte[] hash) {}
