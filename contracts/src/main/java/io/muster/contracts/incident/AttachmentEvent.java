package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What became of the files of an incident; the bytes lie beside the log, under their hash. */
public sealed interface AttachmentEvent extends IncidentEvent {

  /** Which one. */
  String attachmentId();

  /**
   * Somebody attached a file.
   *
   * @param sha256 of its bytes, in lower-case hex
   * @param name as the sender calls it
   * @param mediaType as the sender said, unchecked
   * @param size in bytes
   * @param note what it shows; null when nobody said
   */
  @EventType(name = "incident.attachment-added")
  record Added(
      String incidentId,
      String attachmentId,
      String sha256,
      @FreeText(of = "incidentId") String name,
      String mediaType,
      long size,
      @FreeText(of = "incidentId") String note,
      Actor by,
      Instant at)
      implements AttachmentEvent {}

  /** It is not shown any more; that it was there, and its hash, stay in the log. */
  @EventType(name = "incident.attachment-withdrawn")
  record Withdrawn(
      String incidentId,
      String attachmentId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AttachmentEvent {}
}
