package io.muster.reporting.bundle;

import io.muster.contracts.Event;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.reporting.ledger.LogEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an incident as its record names them, up to a position. */
final class Evidence {

  private final Map<String, AttachmentEvent.Added> attached = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final CustodyList custody = new CustodyList();
  private long lastPosition;

  /**
   * A file the record names that is not in the bundle.
   *
   * @param sha256 of its content, hex
   */
  record LeftOut(String sha256, Reason reason) {
    enum Reason {
      WITHDRAWN,
      ERASED,
      /** It was evidence, and two people decided that its content goes. */
      DELETED,
      /** It is evidence for some only, and a bundle travels. */
      PRIVILEGED,
      /** What is stored is not what the record names. */
      ALTERED,
      /** It is fetched from the incident itself. */
      TOO_LARGE
    }
  }

  /** Takes note of an event of the incident. */
  void meet(LogEntry entry) {
    lastPosition = entry.position();
    entry.event().ifPresent(event -> meet(event, entry));
  }

  private void meet(Event event, LogEntry entry) {
    switch (event) {
      case EvidenceEvent evidence ->
          custody.meet(evidence, entry.position(), entry.commit().recordTime());
      case AttachmentEvent.Added added -> attached.put(added.attachmentId(), added);
      case AttachmentEvent.Withdrawn withdrawn -> {
        AttachmentEvent.Added added = attached.remove(withdrawn.attachmentId());
        if (added != null) {
          leftOut.add(new LeftOut(added.sha256(), LeftOut.Reason.WITHDRAWN));
        }
      }
      default -> {
        // Nothing else names a file.
      }
    }
  }

  /** Those that are shown, in the order they were attached. */
  List<AttachmentEvent.Added> attached() {
    return List.copyOf(attached.values());
  }

  /** The items of evidence with their chains of custody. */
  CustodyList custody() {
    return custody;
  }

  void leaveOut(String sha256, LeftOut.Reason reason) {
    leftOut.add(new LeftOut(sha256, reason));
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Of the newest event met. */
  long lastPosition() {
    return lastPosition;
  }
}
