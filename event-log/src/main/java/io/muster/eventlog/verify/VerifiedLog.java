package io.muster.eventlog.verify;

/**
 * Every event is there, unchanged and in its place.
 *
 * @param events how many
 * @param head hash of the newest commit, in hex; it covers all of them
 * @param checkpoints how many signed checkpoints the log was checked against
 */
public record VerifiedLog(long events, String head, int checkpoints) {}
