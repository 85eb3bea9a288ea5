package io.muster.starter;

/**
 * What a write did.
 *
 * @param id the aggregate
 * @param version its newest event's sequence number, starting at 0; the ETag
 * @param position the log position of that event; reads at or after it see it
 * @param changed false when everything asked for was so already
 */
public record WriteResult(String id, long version, long position, boolean changed) {}
