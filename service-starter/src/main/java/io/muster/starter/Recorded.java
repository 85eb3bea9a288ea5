package io.muster.starter;

import java.time.Instant;

/**
 * Where and when the log keeps an event; asked for as a second parameter of an event handler.
 *
 * @param position place in the one order of all events, from 1
 * @param type stable name
 * @param sequence place among the events of its aggregate, from 0
 * @param recordTime when the log learned it, UTC
 * @param revision of the event as it was written
 * @param requestId the request that caused it; null when Muster acted by itself
 * @param payload the event as the log holds it: its texts and names are still sealed
 */
public record Recorded(
    long position,
    String eventId,
    String type,
    int revision,
    String aggregateType,
    String aggregateId,
    long sequence,
    Instant recordTime,
    String requestId,
    byte[] payload) {}
