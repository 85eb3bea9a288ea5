package io.muster.eventlog;

import java.util.Objects;

/**
 * A fact about to be recorded: its name and the exact bytes that will be stored and hashed.
 *
 * @param id unique id of the event; a writer that lost its connection recognises its own commit by
 *     it
 * @param type stable name, such as {@code incident.opened}
 * @param revision revision of the stored form, from 1
 * @param metadata UTF-8 JSON object: who acted, which request caused it
 * @param payload UTF-8 JSON object, personal fields already encrypted
 */
public record NewEvent(String id, String type, int revision, byte[] metadata, byte[] payload) {

  /** Refuses an event with a part missing, before it reaches the log. */
  public NewEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(payload, "payload");
  }
}
