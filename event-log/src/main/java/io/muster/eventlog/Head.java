package io.muster.eventlog;

import java.time.Instant;

/**
 * The end of the log: everything up to here is covered by this one hash.
 *
 * @param position position of the newest event, 0 when the log is empty; also the number of events
 * @param hash hash of the newest commit, 32 zero bytes when the log is empty
 * @param recordTime record time of the newest commit
 */
public record Head(long position, byte[] hash, Instant recordTime) {}
