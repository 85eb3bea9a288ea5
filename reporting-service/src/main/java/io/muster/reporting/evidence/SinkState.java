package io.muster.reporting.evidence;

import java.time.Instant;

/**
 * How far a place outside has been told.
 *
 * @param sink which place
 * @param position position of the newest checkpoint it has taken; 0 when none
 * @param at when it took that; null when none
 * @param trouble why it did not take the next one, as a sentence; null while all is well
 */
public record SinkState(String sink, long position, Instant at, String trouble) {}
