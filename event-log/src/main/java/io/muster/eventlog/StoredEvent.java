package io.muster.eventlog;

/**
 * A recorded fact as it lies in the log.
 *
 * @param position place in the one order of all events, from 1 and without gaps
 * @param sequence place among the events of its aggregate, from 0
 * @param id unique id
 * @param type stable name
 * @param revision revision of the stored form
 * @param metadata exact UTF-8 bytes of the metadata
 * @param payload exact UTF-8 bytes that were hashed
 * @param leafHash the hash that covers this event alone
 */
public record StoredEvent(
    long position,
    long sequence,
    String id,
    String type,
    int revision,
    byte[] metadata,
    byte[] payload,
    byte[] leafHash) {}
